#!/usr/bin/env python3
"""Run the standard networks in Synfire, Brian2, NEST and brainpy, in turn.

    python bench/compare.py SYNFIRE [--networks cuba,coba,brunel-12500]
    python bench/compare.py SYNFIRE --whole [--networks cuba,coba-euler,cobahh]

SYNFIRE is the command. What the Python environment has of brian2, nest and
brainpy is compared; the rest is left out. Every simulator runs every network
once, then all again, so that what else the machine does hits all alike; each
run is a process of its own, and the fastest counts. All use one thread, steps
of 0.1 ms and, but for --precision, their own precision.

Times are those of the run, without building and compiling, and nothing is
recorded (Synfire counts spikes). With --whole they are the processor seconds of
whole processes, with all spikes recorded: the example NAME.star by `synfire
run`, from text to figure, and the program that Brian2's C++ standalone mode has
written and compiled before, which takes a C++ compiler and is told apart.
"""
import argparse
import importlib.util
import json
import os
import subprocess
import sys
import tempfile
import time

SECONDS = {"cuba": 2.0, "coba": 2.0, "coba-euler": 2.0, "cobahh": 1.0, "brunel-12500": 1.0}
RUNS = ["cuba", "coba", "brunel-12500"]
EXAMPLES = {"cuba": "cuba.star", "coba-euler": "coba.star", "cobahh": "cobahh.star"}

COBA = """
taum, taue, taui = 20*ms, 5*ms, 10*ms
Vt, Vr, El, Ee, Ei = -50*mV, -60*mV, -60*mV, 0*mV, -80*mV
P = NeuronGroup(4000, '''dv/dt = ((El-v)+ge*(Ee-v)+gi*(Ei-v))/taum : volt (unless refractory)
                         dge/dt = -ge/taue : 1
                         dgi/dt = -gi/taui : 1''',
                threshold="v>Vt", reset="v = Vr", refractory=5*ms, method="%s")
P.v = "-65*mV + 5*mV*randn()"
P.ge, P.gi = "4 + 1.5*randn()", "20 + 12*randn()"
excite, inhibit = "ge += 0.6", "gi += 6.7"
"""

# The networks of Brette et al. (2007) in Brian2.
BRIAN2 = {
    "cuba": """
taum, taue, taui = 20*ms, 5*ms, 10*ms
Vt, Vr, El = -50*mV, -60*mV, -49*mV
P = NeuronGroup(4000, '''dv/dt = (ge+gi-(v-El))/taum : volt (unless refractory)
                         dge/dt = -ge/taue : volt
                         dgi/dt = -gi/taui : volt''',
                threshold="v>Vt", reset="v = Vr", refractory=5*ms, method="exact")
P.v = "Vr + rand() * (Vt - Vr)"
excite, inhibit = "ge += 1.62*mV", "gi -= 9*mV"
""",
    "coba": COBA % "exponential_euler",
    "coba-euler": COBA % "euler",
    "cobahh": """
Cm, gl, El, EK, ENa = 200*pF, 10*nS, -60*mV, -90*mV, 50*mV
g_na, g_kd, VT = 20*uS, 6*uS, -63*mV
taue, taui, Ee, Ei = 5*ms, 10*ms, 0*mV, -80*mV
P = NeuronGroup(4000, '''
    dv/dt = (gl*(El-v)+ge*(Ee-v)+gi*(Ei-v)-g_na*(m*m*m)*h*(v-ENa)-g_kd*(n*n*n*n)*(v-EK))/Cm : volt
    dm/dt = alpha_m*(1-m)-beta_m*m : 1
    dn/dt = alpha_n*(1-n)-beta_n*n : 1
    dh/dt = alpha_h*(1-h)-beta_h*h : 1
    dge/dt = -ge/taue : siemens
    dgi/dt = -gi/taui : siemens
    alpha_m = 0.32*(mV**-1)*4*mV/exprel((13*mV-v+VT)/(4*mV))/ms : Hz
    beta_m = 0.28*(mV**-1)*5*mV/exprel((v-VT-40*mV)/(5*mV))/ms : Hz
    alpha_h = 0.128*exp((17*mV-v+VT)/(18*mV))/ms : Hz
    beta_h = 4./(1+exp((40*mV-v+VT)/(5*mV)))/ms : Hz
    alpha_n = 0.032*(mV**-1)*5*mV/exprel((15*mV-v+VT)/(5*mV))/ms : Hz
    beta_n = .5*exp((10*mV-v+VT)/(40*mV))/ms : Hz''',
                threshold="v>-20*mV", refractory=3*ms, method="exponential_euler")
P.v = "-65*mV + 5*mV*randn()"
P.ge, P.gi = "40*nS + 15*nS*randn()", "200*nS + 120*nS*randn()"
excite, inhibit = "ge += 6*nS", "gi += 67*nS"
""",
}

CONNECT = """
Ce = Synapses(P[:3200], P, on_pre=excite)
Ci = Synapses(P[3200:], P, on_pre=inhibit)
Ce.connect(p=0.02)
Ci.connect(p=0.02)
"""

STANDALONE = """
import sys
from brian2 import *
set_device("cpp_standalone", directory=sys.argv[1], build_on_run=False)
prefs.devices.cpp_standalone.openmp_threads = 0
if sys.argv[3] == "f32":
    prefs.core.default_float_dtype = float32
defaultclock.dt = 0.1*ms
seed(0)
%s
spikes = SpikeMonitor(P)
run(float(sys.argv[2])*second)
device.build(directory=sys.argv[1], compile=True, run=False)
"""


def brian2(network):
    if network not in BRIAN2:
        return None
    import brian2 as b2

    b2.prefs.codegen.target = "cython"
    b2.seed(0)
    b2.defaultclock.dt = 0.1 * b2.ms
    names = dict(vars(b2))
    exec(BRIAN2[network] + CONNECT, names)
    spikes = b2.SpikeMonitor(names["P"], record=False)
    net = b2.Network(names["P"], names["Ce"], names["Ci"], spikes)
    net.run(0.1 * b2.ms, namespace=names)
    began = time.perf_counter()
    net.run(SECONDS[network] * b2.second, namespace=names)
    return time.perf_counter() - began, int(spikes.num_spikes) / 4000 / SECONDS[network]


def nest(network):
    import nest as n

    if network != "brunel-12500":
        return None
    n.set_verbosity("M_ERROR")
    n.resolution, n.local_num_threads, n.print_time = 0.1, 1, False
    J, g, eta = 0.1, 5.0, 2.0
    neuron = dict(C_m=1.0, tau_m=20.0, t_ref=2.0, E_L=0.0, V_reset=0.0, V_m=0.0, V_th=20.0)
    E, I = n.Create("iaf_psc_delta", 10000, neuron), n.Create("iaf_psc_delta", 2500, neuron)
    drive = n.Create("poisson_generator", params={"rate": eta * 20.0 / (J * 20.0) * 1000.0})
    count = n.Create("spike_recorder", params={"record_to": "memory"})
    n.Connect(drive, E + I, syn_spec={"weight": J, "delay": 1.5})
    n.Connect(E, E + I, {"rule": "fixed_indegree", "indegree": 1000}, {"weight": J, "delay": 1.5})
    n.Connect(I, E + I, {"rule": "fixed_indegree", "indegree": 250}, {"weight": -g * J, "delay": 1.5})
    n.Connect(E[:50], count)
    n.Prepare()
    began = time.perf_counter()
    n.Run(1000.0 * SECONDS[network])
    took = time.perf_counter() - began
    n.Cleanup()
    return took, count.n_events / 50 / SECONDS[network]


def brainpy(network):
    import brainpy as bp
    import brainpy.math as bm

    if network != "coba":
        return None

    class Net(bp.DynSysGroup):
        def __init__(self):
            super().__init__()
            pars = dict(V_rest=-60.0, V_th=-50.0, V_reset=-60.0, tau=20.0, tau_ref=5.0, V_initializer=bp.init.Normal(-55.0, 2.0))
            self.E, self.I = bp.dyn.LifRef(3200, **pars), bp.dyn.LifRef(800, **pars)

            def project(pre, post, g, tau, E):
                return bp.dyn.FullProjAlignPostMg(
                    pre=pre, delay=None, comm=bp.dnn.EventCSRLinear(bp.conn.FixedProb(0.02, pre=pre.num, post=post.num), g),
                    syn=bp.dyn.Expon.desc(post.num, tau=tau), out=bp.dyn.COBA.desc(E=E), post=post)

            self.EE, self.EI = project(self.E, self.E, 0.6, 5.0, 0.0), project(self.E, self.I, 0.6, 5.0, 0.0)
            self.IE, self.II = project(self.I, self.E, 6.7, 10.0, -80.0), project(self.I, self.I, 6.7, 10.0, -80.0)

        def update(self, inp):
            self.EE(), self.EI(), self.IE(), self.II()
            self.E(inp), self.I(inp)
            return self.E.spike.sum() + self.I.spike.sum()

    net = Net()
    steps = bm.arange(0, int(SECONDS[network] * 10000))

    def run(i):
        with bp.share.context(i=i, t=i * bm.get_dt()):
            return net.update(20.0)

    loop = bm.jit(lambda xs: bm.for_loop(run, xs))
    loop(steps).block_until_ready()
    began = time.perf_counter()
    spikes = loop(steps)
    spikes.block_until_ready()
    return time.perf_counter() - began, float(spikes.sum()) / 4000 / SECONDS[network]


SIMULATORS = {"brian2": brian2, "nest": nest, "brainpy": brainpy}


def synfire(command, network, precision):
    out = subprocess.run([command, "bench", network, "--threads", "1", "--json", "--time", f"{SECONDS[network]}*second"] + precision,
                         check=True, capture_output=True, text=True).stdout
    result = json.loads(out)
    return result["run_s"], result["spikes"] / result["neurons"] / result["model_s"]


def other(simulator, network):
    out = subprocess.run([sys.executable, __file__, "--one", simulator, network], capture_output=True, text=True)
    if out.returncode != 0:
        print(f"{simulator}, {network}: {out.stderr.strip().splitlines()[-1]}", file=sys.stderr)
        return None
    return json.loads(out.stdout.strip().splitlines()[-1])


def compare_runs(options, networks, precision):
    present = [name for name in SIMULATORS if importlib.util.find_spec(name)]
    for name in SIMULATORS:
        if name not in present:
            print(f"{name} is not in this environment", file=sys.stderr)
    best, rates = {}, {}
    for _ in range(options.runs):
        for network in networks:
            for name in ["synfire"] + present:
                result = synfire(options.synfire, network, precision) if name == "synfire" else other(name, network)
                if result is None:
                    continue
                key = (network, name)
                best[key] = min(best.get(key, float("inf")), result[0] / SECONDS[network])
                rates[key] = result[1]
    print("| network | simulator | RTF | rate Hz | times Synfire |\n|---|---|---|---|---|")
    for (network, name), rtf in best.items():
        print(f"| {network} | {name} | {rtf:.3g} | {rates[network, name]:.2f} | {rtf / best[network, 'synfire']:.2f} |")


def processor_seconds(command, directory):
    """Run a process to its end."""
    child = subprocess.Popen(command, cwd=directory, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    if status != 0:
        sys.exit(f"{command} failed")
    return usage.ru_utime + usage.ru_stime


def compare_whole(options, networks, precision):
    command = os.path.abspath(options.synfire) if os.path.exists(options.synfire) else options.synfire
    best, compiled = {}, {}
    with tempfile.TemporaryDirectory() as directory:
        for network in networks:
            script = os.path.join(directory, network + ".py")
            with open(script, "w") as f:
                f.write(STANDALONE % (BRIAN2[network] + CONNECT))
            began = time.perf_counter()
            subprocess.run([sys.executable, script, os.path.join(directory, network), str(SECONDS[network]), options.precision or "f64"],
                           check=True, stdout=subprocess.DEVNULL)
            compiled[network] = time.perf_counter() - began
        for _ in range(options.runs):
            for network in networks:
                programs = {
                    "synfire": ([command, "run", EXAMPLES[network], "--threads", "1", "--set", f"duration={SECONDS[network]}*second"] + precision, directory),
                    "brian2": (["./main"], os.path.join(directory, network)),
                }
                for name, program in programs.items():
                    key = (network, name)
                    best[key] = min(best.get(key, float("inf")), processor_seconds(*program))
    print("| network | model time s | Synfire s | Brian2 s | times Synfire | Brian2 compiled for s |\n|---|---|---|---|---|---|")
    for network in networks:
        ours, theirs = best[network, "synfire"], best[network, "brian2"]
        print(f"| {network} | {SECONDS[network]:g} | {ours:.3g} | {theirs:.3g} | {theirs / ours:.2f} | {compiled[network]:.0f} |")


def main():
    if len(sys.argv) == 4 and sys.argv[1] == "--one":
        print(json.dumps(SIMULATORS[sys.argv[2]](sys.argv[3])))
        return
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("synfire")
    parser.add_argument("--whole", action="store_true", help="whole processes, with Brian2's C++ standalone programs")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--networks", help="by commas")
    parser.add_argument("--precision", choices=["f32", "f64"], help="of Synfire, and with --whole of Brian2 too")
    options = parser.parse_args()
    known = EXAMPLES if options.whole else SECONDS
    networks = options.networks.split(",") if options.networks else list(EXAMPLES) if options.whole else RUNS
    for network in networks:
        if network not in known:
            parser.error(f"no network {network}; there are " + ", ".join(known))
    precision = ["--precision", options.precision] if options.precision else []
    (compare_whole if options.whole else compare_runs)(options, networks, precision)


if __name__ == "__main__":
    main()
