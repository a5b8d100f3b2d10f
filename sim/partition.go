package sim

import (
	"cmp"
	"runtime"
	"slices"
	"sort"

	"synfire/conn"
	"synfire/state"
)

// Costs that divide the work among workers. Only their ratios matter, and
// nothing but speed depends on them: nanoseconds, measured on a processor of
// 2 GHz by `synfire bench`.
const (
	costOp    = 0.04 // of one operation of a kernel, per element of 4 bytes
	costEvent = 1.5
	// assumedRate of firing, in spikes per ms.
	assumedRate = 0.008
	// costStep is the least work in a step, in ns, that is worth being
	// divided: a meeting of workers takes one to a few microseconds.
	costStep = 8000
)

// density is the cost per step and element of elements from lo on, up to the
// next density's lo.
type density struct {
	lo   int
	cost float64
}

// densities returns what the elements of a population cost, by place: the same
// update for all, and the synapses that end there.
func (s *Sim) densities(p *population) []density {
	bounds := []int{0}
	for _, proj := range s.net.Projections() {
		if proj.To.Root == p.desc {
			bounds = append(bounds, proj.To.Lo, proj.To.Hi)
		}
	}
	sort.Ints(bounds)
	var list []density
	for _, lo := range bounds {
		if lo < p.n && (len(list) == 0 || lo > list[len(list)-1].lo) {
			list = append(list, density{lo, p.updateCost()})
		}
	}
	for _, proj := range s.net.Projections() {
		if proj.To.Root != p.desc {
			continue
		}
		n, _ := conn.Expected(proj.Rule, proj.From.Len(), proj.To.Len())
		perTarget := n / float64(proj.To.Len())
		for i := range list {
			if list[i].lo >= proj.To.Lo && list[i].lo < proj.To.Hi {
				list[i].cost += perTarget * assumedRate * s.dt * costEvent
			}
		}
	}
	return list
}

// updateCost is the cost of an element's step.
func (p *population) updateCost() float64 {
	if p.kernels.step == nil || p.emits() {
		return costOp
	}
	cost := costOp * float64(len(p.kernels.step.Func().Body))
	if p.precision == state.F64 {
		cost *= 2
	}
	return cost
}

// threadCount chooses the number of threads.
func (s *Sim) threadCount() int {
	if s.opt.Trials > 1 || s.first != nil {
		return 1
	}
	if s.opt.Threads > 0 {
		return s.opt.Threads
	}
	total := 0.0
	for _, p := range s.populations {
		list := s.densities(p)
		for i, d := range list {
			hi := p.n
			if i+1 < len(list) {
				hi = list[i+1].lo
			}
			total += d.cost * float64(hi-d.lo)
		}
	}
	return max(1, min(runtime.GOMAXPROCS(0), int(total/costStep)))
}

// They are variables for the sake of tests, which set them low.
var (
	// nearBytes is what the first level of the cache, commonly of 32 KB, has for
	// accumulators while segments pass through it.
	nearBytes = 24 << 10
	// longSegment is the number of synapses of a segment beside which beginning
	// it costs little.
	longSegment = 200
)

const maxParts = 8

// partsPerThread is the number of workers whose parts one thread runs in turn:
// several where each worker's accumulators then stay in the first level of the
// cache and segments are long all the same.
func (s *Sim) partsPerThread(threads int) int {
	if s.opt.Trials > 1 || s.first != nil || s.coupled() || len(s.rules) > 0 || len(s.net.Projections()) == 0 {
		return 1
	}
	bytes := 0
	for _, p := range s.populations {
		bytes += p.n * len(p.composite.Receptors) * p.precision.Size()
	}
	parts := min((bytes/threads+nearBytes-1)/nearBytes, maxParts)
	for _, proj := range s.net.Projections() {
		n, _ := conn.Expected(proj.Rule, proj.From.Len(), proj.To.Len())
		perRow := n / float64(proj.From.Len()*threads)
		if proj.Delay.IsSet() && !proj.Delay.Uniform() || proj.Pairs.Delay != nil || perRow < float64(longSegment*parts) {
			return 1
		}
	}
	return max(parts, 1)
}

const (
	// unevenness is how much more than its share a worker may get so that
	// populations need not be split.
	unevenness = 1.03
	// costSplit is what splitting a population costs in a step, in ns: the
	// processor fetches memory ahead beyond the end of a part, and takes it from
	// the worker whose part is next.
	costSplit = 1000
	// doubt is the share of the work by which workers with populations of their
	// own differ nevertheless, since rates of firing are not known beforehand.
	doubt = 0.1
)

// cut gives every worker its part of every population, of equal cost together;
// cuts[p][w] is where worker w's part of population p begins. Where
// populations can be dealt out whole and that is cheaper, they are. Else every
// population is split, so that what is not known of costs weighs the same on
// all. Parts begin at multiples of 16 elements, so that no two workers write to
// one cache line.
func (s *Sim) cut(workers int) [][]int {
	cuts := make([][]int, len(s.populations))
	costs := make([]float64, len(s.populations))
	all := 0.0
	for i, p := range s.populations {
		list := append(s.densities(p), density{lo: p.n})
		total := make([]float64, len(list))
		for k := 1; k < len(list); k++ {
			total[k] = total[k-1] + list[k-1].cost*float64(list[k].lo-list[k-1].lo)
		}
		costs[i] = total[len(total)-1]
		all += costs[i]
		cuts[i] = make([]int, workers+1)
		for w := 1; w < workers; w++ {
			want := costs[i] * float64(w) / float64(workers)
			k := sort.SearchFloat64s(total, want)
			at := list[k-1].lo + int((want-total[k-1])/list[k-1].cost)
			cuts[i][w] = max(cuts[i][w-1], at/16*16)
		}
		cuts[i][workers] = p.n
	}
	if costSplit*float64(len(costs)) < doubt*all/float64(workers) {
		return cuts
	}
	for i, owner := range deal(costs, workers) {
		for w := 1; w < workers; w++ {
			cuts[i][w] = 0
			if w > owner {
				cuts[i][w] = s.populations[i].n
			}
		}
	}
	return cuts
}

// deal finds a worker for each of some jobs, the dearest first, each for the
// worker that has least to do; nil when the workers then differ by much.
func deal(costs []float64, workers int) []int {
	order := make([]int, len(costs))
	total := 0.0
	for i, c := range costs {
		order[i] = i
		total += c
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(costs[b], costs[a]) })
	owner := make([]int, len(costs))
	load := make([]float64, workers)
	for _, i := range order {
		w := slices.Index(load, slices.Min(load))
		owner[i] = w
		load[w] += costs[i]
	}
	if slices.Max(load)*float64(workers) > unevenness*total {
		return nil
	}
	return owner
}
