package script

import "fmt"

// Abroad is a word of another simulator, and what stands here for it.
type Abroad struct {
	Name, Simulator string
	// Here is what to write; where nothing is, Remark says why.
	Here, Remark string
	// Example is a script that does it, for a network net with populations P
	// and Q of iaf_psc_exp, N and M of LIF.
	Example string
}

// Help is the advice that a mistake with the word gets.
func (a Abroad) Help() string {
	if a.Remark != "" {
		return a.Remark
	}
	return "here it is " + a.Here
}

// LookupAbroad returns the word of a name.
func LookupAbroad(name string) (Abroad, bool) {
	for _, a := range WordsAbroad {
		if a.Name == name {
			return a, true
		}
	}
	return Abroad{}, false
}

// String is the page of the word.
func (a Abroad) String() string {
	text := fmt.Sprintf("%s is a word of %s: %s\n", a.Name, a.Simulator, a.Help())
	if a.Example != "" {
		text += "\n" + a.Example + "\n"
	}
	return text
}

// WordsAbroad are the words with which programs for other simulators begin, and
// names of models that are written in another way here.
var WordsAbroad = []Abroad{
	{Name: "static_synapse", Simulator: "NEST", Here: `a projection without release=: net.project(P, Q, rule, weight=20*pA, delay=1.5*ms)`, Example: `net.project(P, Q, all_to_all(), weight=20*pA, delay=1.5*ms)`},
	{Name: "spike_recorder", Simulator: "NEST", Here: `net.record(P, "spikes")`, Example: `net.record(P, "spikes")`},
	{Name: "multimeter", Simulator: "NEST", Here: `net.record(P, "V_m", every=1*ms)`, Example: `net.record(P, "V_m", every=1*ms)`},
	{Name: "voltmeter", Simulator: "NEST", Here: `net.record(P, "V_m", every=1*ms)`, Example: `net.record(P, "V_m", every=1*ms)`},
	{Name: "rate_connection_instantaneous", Simulator: "NEST", Here: `syn=rate_connection_delayed() without a delay`, Example: "r = net.population(2, lin_rate_ipn())\nnet.project(r, r, all_to_all(), weight=0.1, syn=rate_connection_delayed())"},
	{Name: "lin_rate", Simulator: "NEST", Here: `lin_rate_ipn(), with input noise`, Example: `net.population(2, lin_rate_ipn(tau=10*ms))`},
	{Name: "tanh_rate", Simulator: "NEST", Here: `tanh_rate_ipn(), with input noise`, Example: `net.population(2, tanh_rate_ipn(tau=10*ms))`},
	{Name: "sigmoid_rate", Simulator: "NEST", Here: `sigmoid_rate_ipn(), with input noise`, Example: `net.population(2, sigmoid_rate_ipn(tau=10*ms))`},
	{Name: "threshold_lin_rate", Simulator: "NEST", Here: `threshold_lin_rate_ipn(), with input noise`, Example: `net.population(2, threshold_lin_rate_ipn(tau=10*ms))`},
	{Name: "Create", Simulator: "NEST", Here: `net.population(N, iaf_psc_alpha(…))`, Example: `net.population(10, iaf_psc_alpha())`},
	{Name: "Connect", Simulator: "NEST", Here: `net.project(from, to, rule, weight=…, delay=…)`, Example: `net.project(P, Q, all_to_all(), weight=20*pA, delay=1.5*ms)`},
	{Name: "Simulate", Simulator: "NEST", Here: `net.run(1000*ms)`},
	{Name: "ResetKernel", Simulator: "NEST", Remark: `not needed: every network(…) is a new one`},
	{Name: "nest", Simulator: "NEST", Remark: `nothing is imported; begin with net = network(dt=0.1*ms)`},
	{Name: "AlignPostProj", Simulator: "BrainPy", Here: `net.project(P, Q, rule, weight=1*mS, syn=Expon(tau=5*ms), out=CUBA())`, Example: `net.project(N, M, fixed_out_degree(p=0.5), weight=1*mS, syn=Expon(tau=5*ms), out=CUBA())`},
	{Name: "AlignPreProj", Simulator: "BrainPy", Here: `net.project(P, Q, rule, weight=1*mS, syn=AMPA(), out=COBA(E=0*mV)): where a state is kept follows from the synapse`, Example: `net.project(N, M, all_to_all(), weight=1*mS, syn=AMPA(), out=COBA(E=0*mV))`},
	{Name: "DeltaProj", Simulator: "BrainPy", Here: `net.project(P, Q, rule, weight=1*mV, to="V")`, Example: `net.project(N, M, fixed_out_degree(p=0.5), weight=1*mV, to="V")`},
	{Name: "CurrentProj", Simulator: "BrainPy", Here: `a coupling: net.project(P, Q, rule, weight=1*uS, syn=coupling("I = w*V_pre : amp (output)"))`, Example: `net.project(N, M, all_to_all(), weight=1*uS, syn=coupling("I = w*V_pre : amp (output)"))`},
	{Name: "SymmetryGapJunction", Simulator: "BrainPy", Here: `syn=gap_junction(), with a rule that holds both ways or a projection each way`, Example: `net.project(N, N, all_to_all(), weight=1*nS, syn=gap_junction())`},
	{Name: "AsymmetryGapJunction", Simulator: "BrainPy", Here: `syn=gap_junction(), a projection one way`, Example: `net.project(N, M, all_to_all(), weight=1*nS, syn=gap_junction())`},
	{Name: "PoissonSpike", Simulator: "BrainPy", Here: `poisson(N, rate)`, Example: `poisson(100, 20*Hz)`},
	{Name: "PoissonEncoder", Simulator: "BrainPy", Here: `poisson(N, rates)`, Example: `poisson(3, [10, 20, 30]*Hz)`},
	{Name: "LatencyEncoder", Simulator: "BrainPy", Here: `latency(values, tau=10*ms, threshold=0.01)`, Example: `latency([0.1, 0.5, 1], tau=10*ms)`},
	{Name: "SpikeTime", Simulator: "BrainPy", Here: `spike_times(N, times, neurons)`, Example: `spike_times(2, [1*ms, 3*ms], [0, 1])`},
	{Name: "ConstantInput", Simulator: "BrainPy", Here: `net.input(P, 3*mA)`, Example: `net.input(N, 3*mA)`},
	{Name: "SectionInput", Simulator: "BrainPy", Here: `net.input(P, sections(values, durations))`, Example: `net.input(N, sections([0*mA, 3*mA], [10*ms, 50*ms]))`},
	{Name: "StepInput", Simulator: "BrainPy", Here: `net.input(P, timed_array(values, times=…)), or step(amplitude, start, stop) for one`, Example: `net.input(N, timed_array([0*mA, 3*mA], times=[0*ms, 10*ms]))`},
	{Name: "RampInput", Simulator: "BrainPy", Here: `net.input(P, ramp(low, high, stop, start))`, Example: `net.input(N, ramp(0*mA, 3*mA, 50*ms))`},
	{Name: "SinusoidalInput", Simulator: "BrainPy", Here: `net.input(P, sine(amplitude, frequency))`, Example: `net.input(N, sine(1*mA, 8*Hz))`},
	{Name: "WienerProcessInput", Simulator: "BrainPy", Here: `net.input(P, wiener(sigma))`, Example: `net.input(N, wiener(1*mA))`},
	{Name: "OUProcessInput", Simulator: "BrainPy", Here: `net.input(P, ou(mean, sigma, tau))`, Example: `net.input(N, ou(1*mA, 0.5*mA, 10*ms))`},
	{Name: "NeuronGroup", Simulator: "Brian2", Here: `net.population(N, neuron(equations, threshold=…, reset=…))`, Example: `net.population(2, neuron("dv/dt = -v/(10*ms) : volt", threshold="v > 10*mV", reset="v = 0*mV"))`},
	{Name: "Synapses", Simulator: "Brian2", Here: `net.project(from, to, rule, weight=…, to="v")`, Example: `net.project(N, M, all_to_all(), weight=1*mV, to="V")`},
	{Name: "SpikeMonitor", Simulator: "Brian2", Here: `net.record(population, "spikes")`, Example: `net.record(N, "spikes")`},
	{Name: "StateMonitor", Simulator: "Brian2", Here: `net.record(population[:5], "v")`, Example: `net.record(N[:2], "V")`},
	{Name: "PopulationRateMonitor", Simulator: "Brian2", Here: `net.record(population, "spikes") and plot.rate or analysis.population_rate`},
	{Name: "PoissonGroup", Simulator: "Brian2", Here: `poisson(N, rate)`, Example: `poisson(100, 20*Hz)`},
	{Name: "SpikeGeneratorGroup", Simulator: "Brian2", Here: `spike_times(N, times, neurons)`, Example: `spike_times(2, [1*ms, 3*ms], [0, 1])`},
	{Name: "TimedArray", Simulator: "Brian2", Here: `timed_array(values, dt)`, Example: `timed_array([1, 2]*mA, 5*ms)`},
	{Name: "linked_var", Simulator: "Brian2", Here: `population.link("v_other", other, "v")`},
	{Name: "network_operation", Simulator: "Brian2", Here: `net.every(10*ms, function)`},
	{Name: "defaultclock", Simulator: "Brian2", Here: `network(dt=0.1*ms)`},
	{Name: "run", Simulator: "Brian2", Here: `the method of a network: net.run(1*second)`},
	{Name: "np", Simulator: "Brian2", Remark: `nothing is imported: exp, sqrt, linspace, array, mean, std and their like are there`},
}
