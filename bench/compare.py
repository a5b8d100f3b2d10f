#!/usr/bin/env python3
"""Run the standard networks in Synfire, Brian2, NEST and brainpy, in turn.

    python bench/compare.py SYNFIRE [--runs 5] [--networks cuba,coba,brunel-12500]

SYNFIRE is the command. What the Python environment has of brian2, nest and
brainpy is compared; the rest is left out. Every simulator runs every network
once, then all again, so that what else the machine does hits all alike; each
run is a process of its own, and the fastest counts. All use one thread and do
not record (Synfire counts spikes). Times are those of the run, without
building and compiling.
"""
import argparse
import importlib.util
import json
import subprocess
import sys
import time

SECONDS = {"cuba": 2.0, "coba": 2.0, "brunel-12500": 1.0}


def brian2(network):
    import numpy as np
    import brian2 as b2
    from brian2 import ms, mV, second

    b2.prefs.codegen.target = "cython"
    b2.seed(0)
    b2.defaultclock.dt = 0.1 * ms
    taum, taue, taui, Vt, Vr = 20 * ms, 5 * ms, 10 * ms, -50 * mV, -60 * mV
    if network == "cuba":
        El = -49 * mV
        P = b2.NeuronGroup(4000, """dv/dt = (ge+gi-(v-El))/taum : volt (unless refractory)
            dge/dt = -ge/taue : volt
            dgi/dt = -gi/taui : volt""", threshold="v>Vt", reset="v=Vr", refractory=5 * ms, method="exact",
            namespace=dict(El=El, taum=taum, taue=taue, taui=taui, Vt=Vt, Vr=Vr))
        P.v = "Vr + rand()*(Vt - Vr)"
        we, wi = 1.62 * mV, -9 * mV
    elif network == "coba":
        El, Ee, Ei = -60 * mV, 0 * mV, -80 * mV
        P = b2.NeuronGroup(4000, """dv/dt = ((El-v)+ge*(Ee-v)+gi*(Ei-v))/taum : volt (unless refractory)
            dge/dt = -ge/taue : 1
            dgi/dt = -gi/taui : 1""", threshold="v>Vt", reset="v=Vr", refractory=5 * ms, method="exponential_euler",
            namespace=dict(El=El, Ee=Ee, Ei=Ei, taum=taum, taue=taue, taui=taui, Vt=Vt, Vr=Vr))
        P.v, P.ge, P.gi = "-65*mV + 5*mV*randn()", "4 + 1.5*randn()", "20 + 12*randn()"
        we, wi = 0.6, 6.7
    else:
        return None
    E = b2.Synapses(P[:3200], P, "w : " + ("volt" if network == "cuba" else "1") + " (shared, constant)", on_pre="ge += w")
    I = b2.Synapses(P[3200:], P, "w : " + ("volt" if network == "cuba" else "1") + " (shared, constant)", on_pre="gi += w")
    E.connect(p=0.02)
    I.connect(p=0.02)
    E.w, I.w = we, wi
    spikes = b2.SpikeMonitor(P, record=False)
    net = b2.Network(P, E, I, spikes)
    net.run(0.1 * ms)
    began = time.perf_counter()
    net.run(SECONDS[network] * second)
    return time.perf_counter() - began, int(np.asarray(spikes.num_spikes)) / 4000 / SECONDS[network]


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


def synfire(command, network):
    out = subprocess.run([command, "bench", network, "--threads", "1", "--json", "--time", f"{SECONDS[network]}*second"],
                         check=True, capture_output=True, text=True).stdout
    result = json.loads(out)
    return result["run_s"], result["spikes"] / result["neurons"] / result["model_s"]


def other(simulator, network):
    out = subprocess.run([sys.executable, __file__, "--one", simulator, network], capture_output=True, text=True)
    if out.returncode != 0:
        print(f"{simulator}, {network}: {out.stderr.strip().splitlines()[-1]}", file=sys.stderr)
        return None
    return json.loads(out.stdout.strip().splitlines()[-1])


def main():
    if len(sys.argv) == 4 and sys.argv[1] == "--one":
        print(json.dumps(SIMULATORS[sys.argv[2]](sys.argv[3])))
        return
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("synfire")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--networks", default=",".join(SECONDS))
    options = parser.parse_args()
    present = [name for name in SIMULATORS if importlib.util.find_spec(name)]
    for name in SIMULATORS:
        if name not in present:
            print(f"{name} is not in this environment", file=sys.stderr)
    best, rates = {}, {}
    for _ in range(options.runs):
        for network in options.networks.split(","):
            for name in ["synfire"] + present:
                result = synfire(options.synfire, network) if name == "synfire" else other(name, network)
                if result is None:
                    continue
                key = (network, name)
                best[key] = min(best.get(key, float("inf")), result[0] / SECONDS[network])
                rates[key] = result[1]
    print("| network | simulator | RTF | rate Hz | times Synfire |\n|---|---|---|---|---|")
    for (network, name), rtf in best.items():
        print(f"| {network} | {name} | {rtf:.3g} | {rates[network, name]:.2f} | {rtf / best[network, 'synfire']:.2f} |")


if __name__ == "__main__":
    main()
