package sim

import (
	"runtime"
	"sync"
	"time"
)

// MeetingTime measures how long it takes n workers to meet at a barrier and go
// on, on average over many meetings.
func MeetingTime(n int) time.Duration {
	const meetings = 20000
	var b barrier
	b.init(n, n <= runtime.GOMAXPROCS(0))
	var wait sync.WaitGroup
	began := time.Now()
	for range n {
		wait.Go(func() {
			runtime.LockOSThread()
			defer runtime.UnlockOSThread()
			for range meetings {
				b.wait(func() {})
			}
		})
	}
	wait.Wait()
	return time.Since(began) / meetings
}
