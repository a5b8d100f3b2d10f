Ne, N = 3200, 4000
if net == 'cuba':
    Vt, Vr, El = -50*mV, -60*mV, -49*mV
    we, wi = 1.62*mV, -9*mV
    P = NeuronGroup(N, '''dv/dt = (ge+gi-(v-El))/taum : volt (unless refractory)
        dge/dt = -ge/taue : volt
        dgi/dt = -gi/taui : volt''', threshold='v>Vt', reset='v=Vr', refractory=5*ms, method='exact')
    P.v = 'Vr + rand()*(Vt-Vr)'
elif net == 'coba':
    Vt, Vr, El, Ee, Ei = -50*mV, -60*mV, -60*mV, 0*mV, -80*mV
    we, wi = 6*nS/(10*nS), 67*nS/(10*nS)     # conductances in units of g_L = 10 nS
    P = NeuronGroup(N, '''dv/dt = ((El-v)+ge*(Ee-v)+gi*(Ei-v))/taum : volt (unless refractory)
        dge/dt = -ge/taue : 1
        dgi/dt = -gi/taui : 1''', threshold='v>Vt', reset='v=Vr', refractory=5*ms, method='euler')
    P.v = 'El + (randn()*5-5)*mV'
    P.ge = 'randn()*1.5+4'
    P.gi = 'randn()*12+20'
elif net == 'cobahh':
    Cm, gl, El, EK, ENa, g_na, g_kd, VT = 200*pF, 10*nS, -60*mV, -90*mV, 50*mV, 20*uS, 6*uS, -63*mV
    Ee, Ei, we, wi = 0*mV, -80*mV, 6*nS, 67*nS
    P = NeuronGroup(N, '''
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
        threshold='v>-20*mV', refractory=3*ms, method='exponential_euler')
    P.v = 'El + (randn()*5-5)*mV'
    P.ge = '(randn()*1.5+4)*10.*nS'
    P.gi = '(randn()*12+20)*10.*nS'          # m, n, h start at 0
Ce = Synapses(P, P, on_pre='ge += we'); Ce.connect('i < Ne', p=0.02)
Ci = Synapses(P, P, on_pre='gi += wi'); Ci.connect('i >= Ne', p=0.02)
S = SpikeMonitor(P)
