#!/usr/bin/env python3
"""Compare whole processes: Brian2's C++ standalone mode and `synfire run`.

Both run CUBA, COBA and COBAHH (4,000 neurons; Brette et al. 2007) with the same
equations, step (0.1 ms) and recording (all spikes), on one thread, in turn. The
time of Brian2's C++ compiler is shown apart and not counted. Printed are the
medians of wall-clock and processor time, and their ratios; processor time says
the same on a busy machine.

    python3 -m venv /tmp/brian && /tmp/brian/bin/pip install brian2
    go build -o /tmp/synfire ./cmd/synfire
    bench/against_brian2.py --python /tmp/brian/bin/python --synfire /tmp/synfire

Needs a C++ compiler, for Brian2.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time

COMMON = """
import sys, time
from brian2 import *
directory, duration = sys.argv[1], float(sys.argv[2])*second
set_device("cpp_standalone", directory=directory, build_on_run=False)
prefs.devices.cpp_standalone.openmp_threads = 0
if sys.argv[3] == "f32":
    prefs.core.default_float_dtype = float32
defaultclock.dt = 0.1*ms
seed(0)
"""

CONNECT = """
Ce = Synapses(P[:3200], P, on_pre=excite)
Ci = Synapses(P[3200:], P, on_pre=inhibit)
Ce.connect(p=0.02)
Ci.connect(p=0.02)
spikes = SpikeMonitor(P)
run(duration)
device.build(directory=directory, compile=True, run=False)
"""

NETWORKS = {
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
    "coba": """
taum, taue, taui = 20*ms, 5*ms, 10*ms
Vt, Vr, El, Ee, Ei = -50*mV, -60*mV, -60*mV, 0*mV, -80*mV
P = NeuronGroup(4000, '''dv/dt = ((El-v)+ge*(Ee-v)+gi*(Ei-v))/taum : volt (unless refractory)
                         dge/dt = -ge/taue : 1
                         dgi/dt = -gi/taui : 1''',
                threshold="v>Vt", reset="v = Vr", refractory=5*ms, method="euler")
P.v = "-65*mV + 5*mV*randn()"
P.ge, P.gi = "4 + 1.5*randn()", "20 + 12*randn()"
excite, inhibit = "ge += 0.6", "gi += 6.7"
""",
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


def measure(command, directory):
    """Run a process and return its wall-clock and processor time in seconds."""
    began = time.perf_counter()
    child = subprocess.Popen(command, cwd=directory, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    if status != 0:
        sys.exit(f"{command} failed")
    return time.perf_counter() - began, usage.ru_utime + usage.ru_stime


def build(python, name, duration, precision, directory):
    """Have Brian2 write and compile a network; return the seconds it took."""
    script = os.path.join(directory, name + ".py")
    with open(script, "w") as f:
        f.write(COMMON + NETWORKS[name] + CONNECT)
    began = time.perf_counter()
    subprocess.run([python, script, os.path.join(directory, name), str(duration), precision], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--python", required=True, help="a Python that has brian2")
    p.add_argument("--synfire", default="synfire", help="the command")
    p.add_argument("--networks", nargs="+", choices=NETWORKS, default=list(NETWORKS))
    p.add_argument("--duration", type=float, default=1.0, help="model time in seconds")
    p.add_argument("--precision", choices=["f32", "f64"], default="f64", help="of both; f64 is Brian2's default")
    p.add_argument("--own-precision", choices=["f32", "f64"], help="of synfire, where it differs")
    p.add_argument("--repeats", type=int, default=5)
    p.add_argument("--json", action="store_true")
    o = p.parse_args()
    synfire = os.path.abspath(o.synfire) if os.path.exists(o.synfire) else o.synfire
    python = os.path.abspath(o.python) if os.path.exists(o.python) else o.python
    own = o.own_precision or o.precision
    rows = []
    with tempfile.TemporaryDirectory() as directory:
        for name in o.networks:
            compiled = build(python, name, o.duration, o.precision, directory)
            brian = ["./main"]
            ours = [synfire, "run", name + ".star", "--threads", "1", "--precision", own, "--set", f"duration={o.duration} second"]
            times = {"brian2": [], "synfire": []}
            for _ in range(o.repeats):
                times["brian2"].append(measure(brian, os.path.join(directory, name)))
                times["synfire"].append(measure(ours, directory))
            row = {"network": name, "duration_s": o.duration, "brian2_precision": o.precision, "synfire_precision": own, "brian2_build_s": compiled}
            for k, what in enumerate(["wall", "cpu"]):
                for who, list_ in times.items():
                    row[f"{who}_{what}_s"] = statistics.median(t[k] for t in list_)
                row[f"{what}_ratio"] = row[f"brian2_{what}_s"] / row[f"synfire_{what}_s"]
            rows.append(row)
            if not o.json:
                print(
                    f"{name:8} {o.duration:g} s of model time: Brian2 ({o.precision}) {row['brian2_wall_s']:.3f} s, synfire ({own}) {row['synfire_wall_s']:.3f} s, "
                    f"ratio {row['wall_ratio']:.1f}; processor {row['brian2_cpu_s']:.3f} s, {row['synfire_cpu_s']:.3f} s, ratio {row['cpu_ratio']:.1f}; "
                    f"Brian2 compiled for {compiled:.0f} s"
                )
    if o.json:
        json.dump(rows, sys.stdout, indent=2)
        print()


if __name__ == "__main__":
    main()
