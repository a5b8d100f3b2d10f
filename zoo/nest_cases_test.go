package zoo_test

import (
	"math"

	"synfire/network"
	"synfire/unit"
	"synfire/zoo"
)

// decay is how much an exponential of time constant tau (ms) falls in a step.
func decay(tau float64) float64 { return math.Exp(-0.1 / tau) }

// mean is the mean over a step of what decays with a rate (1/ms) from 1.
func mean(rate float64) float64 { return -math.Expm1(-0.1*rate) / (0.1 * rate) }

// nestCases are the runs, with the tolerances that the exactness of NEST's own
// method allows: where both propagate exactly, the digits saved.
var nestCases = []nestCase{
	{name: "iaf_psc_delta", v: 1e-9, absent: map[string]string{
		"V_min": "no lower bound of the potential", "refractory_input": "what arrives while refractory is lost, as by default",
	}},
	{name: "iaf_psc_exp", v: 1e-9, states: 1e-6, absent: map[string]string{
		"delta": "no escape noise: delta 0 is the default", "rho": "the same",
	}},
	multisynapse("iaf_psc_exp_multisynapse", 1e-9, 1e-6, [2]network.Model{zoo.Expon{Tau: unit.Millisecond(2)}, zoo.Expon{Tau: unit.Millisecond(5)}}),
	multisynapse("iaf_psc_alpha_multisynapse", 1e-9, 1e-6, alphaReceptors(2, 5)),
	{
		// A synapse adds to a neuron that has receptors of its own.
		name: "iaf_psc_exp", variant: " with synapses of the projections", v: 1e-9,
		receptors: []string{"I_stim", "I_stim"},
		synapses:  [2]network.Model{zoo.Expon{Tau: unit.Millisecond(2)}, zoo.Expon{Tau: unit.Millisecond(3)}},
		absent:    map[string]string{"delta": "no escape noise: delta 0 is the default", "rho": "the same"},
	},
	{name: "iaf_psc_alpha", v: 1e-9, states: 1e-6, absent: map[string]string{"V_min": "no lower bound of the potential"}},
	{name: "iaf_psc_exp_htum", v: 1e-9, states: 1e-6, offset: -70},
	{name: "iaf_chs_2007", v: 1e-9, positive: true, absent: map[string]string{"noise": "an input here"}},
	{name: "mat2_psc_exp", v: 1e-9, states: 1e-6, absent: map[string]string{"V_th": "computed from the resting threshold omega"}, recorded: map[string]func(func(string) float64) float64{
		"V_th": func(at func(string) float64) float64 { return -51 + at("V_th_alpha_1") + at("V_th_alpha_2") },
	}},
	{name: "amat2_psc_exp", v: 1e-9, states: 1e-6, absent: map[string]string{"V_th": "computed from the resting threshold omega"}, recorded: map[string]func(func(string) float64) float64{
		"V_th": func(at func(string) float64) float64 {
			return -60 + at("V_th_alpha_1") + at("V_th_alpha_2") + at("V_th_v")
		},
	}},
	{name: "izhikevich", v: 1e-9, states: 1e-6, absent: map[string]string{
		"V_min": "no lower bound of the potential", "consistent_integration": "always",
	}},
	gif("gif_psc_exp_nospike", 1e-9, 1e-6),
	gif("gif_psc_exp_steep", 1e-9, 1e-6),
	glif("glif_psc_1", 1e-9, 1e-6),
	glif("glif_psc_3", 1e-9, 1e-6),
	glif("glif_psc_5", 1e-9, 1e-6),
	{name: "iaf_cond_exp", v: 1e-8, states: 1e-6},
	{
		// The same with conductances. The sub-steps are not those of NEST.
		name: "iaf_cond_exp", variant: " with synapses of the projections", v: 1e-3,
		receptors: []string{"I_stim", "I_stim"}, magnitude: true,
		synapses: [2]network.Model{zoo.Expon{Tau: unit.Millisecond(0.2)}, zoo.Expon{Tau: unit.Millisecond(2)}},
		outputs:  [2]network.Model{zoo.COBA{E: unit.Millivolt(0)}, zoo.COBA{E: unit.Millivolt(-85)}},
	},
	{name: "iaf_cond_alpha", v: 1e-8, states: 1e-6, absent: refractory},
	{name: "iaf_cond_beta", v: 1e-8, states: 1e-6, absent: refractory},
	{name: "iaf_cond_exp_sfa_rr", v: 1e-8, states: 1e-6},
	gif("gif_cond_exp_nospike", 1e-8, 1e-6),
	gif("gif_cond_exp_steep", 1e-8, 1e-6),
	glif("glif_cond_1", 1e-8, 1e-6),
	{name: "hh_psc_alpha", v: 1e-8, states: 1e-6},
	{name: "aeif_cond_exp", v: 1e-4, states: 1e-6},
	{name: "aeif_cond_alpha", v: 1e-4, states: 1e-6},
	{name: "aeif_psc_exp", v: 1e-3, states: 1e-6},
	{name: "aeif_psc_alpha", v: 1e-4, states: 1e-6},
	{name: "aeif_psc_delta", v: 1e-4, states: 1e-6, absent: map[string]string{
		"refractory_input": "what arrives while refractory is lost, as by default",
	}},
	// On the flank of a spike, where V_m rises by 20 mV in a step.
	flank(coba(multisynapse("aeif_cond_alpha_multisynapse", 1e-4, 1e-6, alphaReceptors(0.5, 4)), 0, -85), 2e-3),
	flank(nestCase{name: "aeif_psc_delta_clopath", v: 1e-4, states: 1e-6, absent: clopath}, 2e-3),
	{name: "hh_psc_alpha_clopath", v: 1e-8, states: 1e-6, absent: clopath},
	{name: "hh_cond_exp_traub", v: 1e-8, states: 1e-6},
	tumCase("iaf_tum_2000"),
	tumCase("iaf_tum_2000_pre"),
	tumPost(),
}

// tumCase is a case of iaf_tum_2000, which has no escape noise here.
func tumCase(name string) nestCase {
	return nestCase{name: name, v: 1e-9, states: 1e-6, absent: map[string]string{"delta": "no escape noise: delta 0 is the default", "rho": "the same"}}
}

// tumPost is driven by the releases of another neuron.
func tumPost() nestCase {
	c, pre := tumCase("iaf_tum_2000_post"), tumCase("iaf_tum_2000_pre")
	c.pre, c.weight, c.release = &pre, 2000, zoo.IafTum2000Release{}
	return c
}

// multisynapse: the receptors are synapses of the projections.
func multisynapse(name string, v, states float64, synapses [2]network.Model) nestCase {
	count := "a synapse per projection"
	return nestCase{
		name: name, v: v, states: states, synapses: synapses, receptors: []string{"", ""},
		absent: map[string]string{
			"tau_syn": count, "n_synapses": count, "n_receptors": count, "E_rev": "of the output", "g": "of the synapse", "dg": "the same",
			"V_min": "no lower bound of the potential",
		},
		recorded: map[string]func(func(string) float64) float64{
			"I_syn": sumOf("first.g", "second.g"), "I_syn_1": sumOf("first.g"), "I_syn_2": sumOf("second.g"),
			"g_1": sumOf("first.g"), "g_2": sumOf("second.g"),
		},
	}
}

func alphaReceptors(first, second float64) [2]network.Model {
	return [2]network.Model{zoo.AlphaReceptor{Tau: unit.Millisecond(first)}, zoo.AlphaReceptor{Tau: unit.Millisecond(second)}}
}

// coba makes the synapses conductances of the reversal potentials in mV.
func coba(c nestCase, first, second float64) nestCase {
	c.outputs = [2]network.Model{zoo.COBA{E: unit.Millivolt(first)}, zoo.COBA{E: unit.Millivolt(second)}}
	c.magnitude = true
	return c
}

// flank allows a difference of v mV in the step before a spike and in its own.
func flank(c nestCase, v float64) nestCase {
	c.near, c.nearV = 1, v
	return c
}

// clopath are parameters of clopath_synapse that NEST keeps in the neuron.
var clopath = map[string]string{
	"A_LTD": "of the plasticity", "A_LTD_const": "the same", "A_LTP": "the same", "delay_u_bars": "the same", "theta_minus": "the same",
	"theta_plus": "the same", "u_ref_squared": "the same",
}

// refractory is what NEST counts for itself.
var refractory = map[string]string{"t_ref_remaining": "the step counts"}

// gif: NEST records the sums at the start of the step, here variables are read
// at its end.
func gif(name string, v, states float64) nestCase {
	c := nestCase{
		name: name, v: v, states: states,
		absent: map[string]string{"E_sfa": "computed from its parts", "I_stc": "computed from its parts", "gsl_error_tol": "of NEST's solver"},
		scale:  map[string]float64{"lambda_0": 1e-3},
		vectors: map[string][]string{
			"tau_sfa": names("tau_sfa_", 2), "q_sfa": names("q_sfa_", 2), "tau_stc": names("tau_stc_", 2), "q_stc": names("q_stc_", 2),
		},
	}
	c.recorded = map[string]func(func(string) float64) float64{}
	if name == "gif_psc_exp_nospike" || name == "gif_psc_exp_steep" {
		for _, s := range []string{"I_syn_ex", "I_syn_in"} {
			c.recorded[s] = func(at func(string) float64) float64 { return at(s) / decay(2) }
		}
	}
	return c
}

func glif(name string, v, states float64) nestCase {
	reason := "computed, not a parameter"
	c := nestCase{
		name: name, v: v, states: states, receptors: names("receptor_", 2), magnitude: name == "glif_cond_1",
		before: []string{"I_syn", "ASCurrents_sum"}, hold: 38,
		absent: map[string]string{
			"ASCurrents": "initial states asc_1, asc_2", "asc_init": "the same", "I": "the external current",
			"dg": reason, "threshold": reason,
		},
		vectors: map[string][]string{
			"asc_amps": names("asc_amps_", 2), "asc_decay": names("asc_decay_", 2), "asc_r": names("asc_r_", 2),
			"tau_syn": names("tau_syn_", 2), "E_rev": names("E_rev_", 2),
		},
		recorded: map[string]func(func(string) float64) float64{
			"ASCurrents_sum": func(at func(string) float64) float64 { return at("asc_1")*mean(0.003) + at("asc_2")*mean(0.1) },
			"I_syn":          sumOf("I_1", "I_2"),
			"threshold": func(at func(string) float64) float64 {
				return -51.68 + at("threshold_spike") + at("threshold_voltage")
			},
		},
	}
	if c.magnitude {
		c.absent["g"] = "initial states g_1, g_2"
	}
	return c
}
