// Package arch holds the import policy: which room may know which. The test
// beside it reads every file of the module and fails on an import that the
// table does not allow.
package arch

// Rooms lists the packages from the ground up; "…" matches what lies below a
// directory. A room may import only rooms of rows before its own, whatever its
// row allows.
var Rooms = []Room{
	{Path: "internal/atomicfile"},
	{Path: "internal/bigmem"},
	{Path: "internal/reference"},
	{Path: "unit"},
	{Path: "diag"},
	{Path: "rng", Imports: "unit"},
	{Path: "state"},
	{Path: "ir", Imports: "rng state"},
	{Path: "eqn", Imports: "unit diag ir state"},
	{Path: "compose", Imports: "unit diag ir state eqn"},
	{Path: "integrate", Imports: "unit diag ir state eqn compose"},
	{Path: "catalogue", Imports: "unit eqn integrate"},
	{Path: "kernel/internal/jit/asm"},
	{Path: "kernel/internal/jit/mem"},
	{Path: "kernel/internal/jit", Imports: "ir state kernel/internal/jit/asm kernel/internal/jit/mem"},
	{Path: "kernel/internal/kerneltest", Imports: "ir state"},
	{Path: "kernel", Imports: "ir state kernel/internal/jit"},
	{Path: "zoo", Imports: "unit diag rng eqn"},
	{Path: "zoo/gen", Imports: "unit diag eqn catalogue"},
	{Path: "conn", Imports: "unit diag rng"},
	{Path: "network", Imports: "unit diag rng eqn conn"},
	{Path: "event", Imports: "state conn internal/bigmem"},
	{Path: "sim", Imports: "unit diag rng state ir eqn compose integrate kernel conn network event internal/bigmem"},
	{Path: "record", Imports: "unit state network sim"},
	{Path: "response", Imports: "unit diag eqn network sim record"},
	{Path: "analysis"},
	{Path: "plot", Imports: "internal/atomicfile"},
	{Path: "format/table"},
	{Path: "format/csv", Imports: "format/table"},
	{Path: "format/parquet", Imports: "format/table"},
	{Path: "format/npz", Imports: "internal/atomicfile format/table"},
	{Path: "format", Imports: "format/table format/csv format/parquet format/npz"},
	{Path: "script", Imports: "unit diag rng state ir eqn compose integrate zoo conn network event sim record analysis plot format format/table"},
	{Path: "examples/…", Imports: "unit rng zoo conn network sim record plot"},
	{Path: "bench"},
	{Path: "cmd/synfire", Imports: "internal/atomicfile internal/bigmem bench analysis catalogue response unit diag rng state ir eqn compose integrate kernel zoo conn network sim record plot format/npz script examples"},
	{Path: "examples"},
	{Path: "docs"},
	{Path: "internal/arch"},
}

// Room is one row of the policy.
type Room struct {
	// Path of the package, relative to the module.
	Path string
	// Imports are the packages of the module that it may import.
	Imports string
}
