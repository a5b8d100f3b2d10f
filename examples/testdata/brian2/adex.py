# Adaptive exponential integrate-and-fire (Brette and Gerstner 2005), regular
# spiking.
C, gL, EL, VT, DeltaT = 281*pF, 30*nS, -70.6*mV, -50.4*mV, 2*mV
tauw, a, b, Vr = 144*ms, 4*nS, 0.0805*nA, -70.6*mV
Vcut = VT + 5*DeltaT
G = NeuronGroup(1, '''
    dvm/dt = (gL*(EL - vm) + gL*DeltaT*exp((vm - VT)/DeltaT) + I - w)/C : volt
    dw/dt = (a*(vm - EL) - w)/tauw : amp
    I : amp
    ''', threshold='vm > Vcut', reset="vm = Vr; w += b", method='euler')
