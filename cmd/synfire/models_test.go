package main

import (
	"strings"
	"testing"

	"synfire/zoo"
)

// known are the names under which users of BrainPy and NEST look for models.
const known = `
IF LIF LIFRef ALIF ExpIF ExpIFRef AdExIF AdExIFRef QuaIF AdQuaIF AdQuaIFRef Gif GifRef Izhikevich IzhikevichRef
HH MorrisLecar WangBuzsakiHH FitzHughNagumo HindmarshRose LeakyRateReadout LeakySpikeReadout
Expon DualExpon Alpha AMPA GABAa BioNMDA STP STD CUBA COBA MgBlock
AlignPostProj AlignPreProj DeltaProj CurrentProj SymmetryGapJunction AsymmetryGapJunction
SpikeTime PoissonSpike PoissonEncoder PoissonInput ConstantInput SectionInput StepInput RampInput SinusoidalInput square chirp
WienerProcessInput OUProcessInput
iaf_psc_delta iaf_psc_exp iaf_psc_alpha iaf_psc_exp_multisynapse iaf_psc_alpha_multisynapse iaf_psc_exp_htum iaf_cond_exp iaf_cond_alpha
iaf_cond_beta iaf_cond_exp_sfa_rr iaf_chs_2007 iaf_tum_2000 aeif_cond_exp aeif_cond_alpha aeif_cond_alpha_multisynapse aeif_psc_exp
aeif_psc_alpha aeif_psc_delta aeif_psc_delta_clopath gif_psc_exp gif_cond_exp glif_psc glif_cond mat2_psc_exp amat2_psc_exp
hh_psc_alpha hh_psc_alpha_clopath hh_cond_exp_traub izhikevich pp_psc_delta parrot_neuron
lin_rate tanh_rate sigmoid_rate threshold_lin_rate lin_rate_ipn tanh_rate_ipn sigmoid_rate_ipn threshold_lin_rate_ipn
static_synapse bernoulli_synapse tsodyks_synapse tsodyks2_synapse quantal_stp_synapse gap_junction
rate_connection_instantaneous rate_connection_delayed
dc_generator ac_generator noise_generator step_current_generator spike_generator poisson_generator inhomogeneous_poisson_generator
sinusoidal_poisson_generator pulsepacket_generator
NeuronGroup Synapses PoissonGroup SpikeGeneratorGroup TimedArray`

// TestKnownNames: each is a model, or "models NAME" says what stands for it; and
// the list has it.
func TestKnownNames(t *testing.T) {
	var list strings.Builder
	if err := listModels(&list, false); err != nil {
		t.Fatal(err)
	}
	listed := map[string]bool{}
	for _, line := range strings.Split(list.String(), "\n") {
		if words := strings.Fields(line); strings.HasPrefix(line, "  ") {
			listed[words[0]] = true
		}
	}
	for _, name := range strings.Fields(known) {
		if _, ok := zoo.Lookup(name); !ok && otherPage(name) == "" {
			t.Errorf("nothing is known of %s", name)
		}
		if !listed[name] {
			t.Errorf("%s is not listed", name)
		}
	}
}
