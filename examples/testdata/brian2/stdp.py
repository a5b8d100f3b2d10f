# The neuron of the network with spike-timing-dependent plasticity (Song,
# Miller and Abbott 2000).
taum, taue = 10*ms, 5*ms
Ee, El, vt, vr = 0*mV, -74*mV, -54*mV, -60*mV
G = NeuronGroup(1, '''
    dv/dt = (ge * (Ee-v) + El - v) / taum : volt
    dge/dt = -ge / taue : 1
    ''', threshold='v>vt', reset='v = vr', method='euler')
