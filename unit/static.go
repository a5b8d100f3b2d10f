package unit

// The static types: a value of the wrong one does not compile. Each holds
// coherent units; its constructors are full words, since MV could be mega and
// MS siemens.
type (
	// Voltage is a potential, in mV.
	Voltage float64
	// Time is a duration, in ms.
	Time float64
	// Current is a current, in pA.
	Current float64
	// Conductance is a conductance, in nS.
	Conductance float64
	// Resistance is a resistance, in GOhm.
	Resistance float64
	// Capacitance is a capacitance, in pF.
	Capacitance float64
	// Charge is a charge, in fC.
	Charge float64
	// Frequency is a rate, in 1/ms.
	Frequency float64
	// Length is a length, in um.
	Length float64
	// Concentration is a concentration, in mM.
	Concentration float64
	// Temperature is a temperature, in K.
	Temperature float64
	// VoltageRate is a change of potential over time, in mV/ms.
	VoltageRate float64
	// PerVoltage is the inverse of a potential, in 1/mV.
	PerVoltage float64
	// Scalar is a plain number.
	Scalar float64
)

// Dim returns the dimension of every Voltage.
func (Voltage) Dim() Dim { return DimOf(2, 1, -3, -1, 0, 0, 0) }

// At implements Value: the same for every element.
func (x Voltage) At(int, Source) Voltage { return x }

// Erase implements Value.
func (x Voltage) Erase() Any { return AnyOf(Quantify(x)) }

// String prints the value with a unit.
func (x Voltage) String() string { return Quantify(x).String() }

// Volt makes a Voltage of a number of that unit.
func Volt(x float64) Voltage { return Voltage(x * 1e3) }

// Millivolt makes a Voltage of a number of that unit.
func Millivolt(x float64) Voltage { return Voltage(x) }

// Microvolt makes a Voltage of a number of that unit.
func Microvolt(x float64) Voltage { return Voltage(x / 1e3) }

// Dim returns the dimension of every Time.
func (Time) Dim() Dim { return DimOf(0, 0, 1, 0, 0, 0, 0) }

// At implements Value: the same for every element.
func (x Time) At(int, Source) Time { return x }

// Erase implements Value.
func (x Time) Erase() Any { return AnyOf(Quantify(x)) }

// String prints the value with a unit.
func (x Time) String() string { return Quantify(x).String() }

// Second makes a Time of a number of that unit.
func Second(x float64) Time { return Time(x * 1e3) }

// Millisecond makes a Time of a number of that unit.
func Millisecond(x float64) Time { return Time(x) }

// Microsecond makes a Time of a number of that unit.
func Microsecond(x float64) Time { return Time(x / 1e3) }

// Dim returns the dimension of every Current.
func (Current) Dim() Dim { return DimOf(0, 0, 0, 1, 0, 0, 0) }

// At implements Value: the same for every element.
func (x Current) At(int, Source) Current { return x }

// Erase implements Value.
func (x Current) Erase() Any { return AnyOf(Quantify(x)) }

// String prints the value with a unit.
func (x Current) String() string { return Quantify(x).String() }

// Ampere makes a Current of a number of that unit.
func Ampere(x float64) Current { return Current(x * 1e12) }

// Milliampere makes a Current of a number of that unit.
func Milliampere(x float64) Current { return Current(x * 1e9) }

// Microampere makes a Current of a number of that unit.
func Microampere(x float64) Current { return Current(x * 1e6) }

// Nanoampere makes a Current of a number of that unit.
func Nanoampere(x float64) Current { return Current(x * 1e3) }

// Picoampere makes a Current of a number of that unit.
func Picoampere(x float64) Current { return Current(x) }

// Dim returns the dimension of every Conductance.
func (Conductance) Dim() Dim { return DimOf(-2, -1, 3, 2, 0, 0, 0) }

// At implements Value: the same for every element.
func (x Conductance) At(int, Source) Conductance { return x }

// Erase implements Value.
func (x Conductance) Erase() Any { return AnyOf(Quantify(x)) }

// String prints the value with a unit.
func (x Conductance) String() string { return Quantify(x).String() }

// Siemens makes a Conductance of a number of that unit.
func Siemens(x float64) Conductance { return Conductance(x * 1e9) }

// Millisiemens makes a Conductance of a number of that unit.
func Millisiemens(x float64) Conductance { return Conductance(x * 1e6) }

// Microsiemens makes a Conductance of a number of that unit.
func Microsiemens(x float64) Conductance { return Conductance(x * 1e3) }

// Nanosiemens makes a Conductance of a number of that unit.
func Nanosiemens(x float64) Conductance { return Conductance(x) }

// Dim returns the dimension of every Resistance.
func (Resistance) Dim() Dim { return DimOf(2, 1, -3, -2, 0, 0, 0) }

// At implements Value: the same for every element.
func (x Resistance) At(int, Source) Resistance { return x }

// Erase implements Value.
func (x Resistance) Erase() Any { return AnyOf(Quantify(x)) }

// String prints the value with a unit.
func (x Resistance) String() string { return Quantify(x).String() }

// Gigaohm makes a Resistance of a number of that unit.
func Gigaohm(x float64) Resistance { return Resistance(x) }

// Megaohm makes a Resistance of a number of that unit.
func Megaohm(x float64) Resistance { return Resistance(x / 1e3) }

// Kiloohm makes a Resistance of a number of that unit.
func Kiloohm(x float64) Resistance { return Resistance(x / 1e6) }

// Ohm makes a Resistance of a number of that unit.
func Ohm(x float64) Resistance { return Resistance(x / 1e9) }

// Dim returns the dimension of every Capacitance.
func (Capacitance) Dim() Dim { return DimOf(-2, -1, 4, 2, 0, 0, 0) }

// At implements Value: the same for every element.
func (x Capacitance) At(int, Source) Capacitance { return x }

// Erase implements Value.
func (x Capacitance) Erase() Any { return AnyOf(Quantify(x)) }

// String prints the value with a unit.
func (x Capacitance) String() string { return Quantify(x).String() }

// Farad makes a Capacitance of a number of that unit.
func Farad(x float64) Capacitance { return Capacitance(x * 1e12) }

// Microfarad makes a Capacitance of a number of that unit.
func Microfarad(x float64) Capacitance { return Capacitance(x * 1e6) }

// Nanofarad makes a Capacitance of a number of that unit.
func Nanofarad(x float64) Capacitance { return Capacitance(x * 1e3) }

// Picofarad makes a Capacitance of a number of that unit.
func Picofarad(x float64) Capacitance { return Capacitance(x) }

// Dim returns the dimension of every Charge.
func (Charge) Dim() Dim { return DimOf(0, 0, 1, 1, 0, 0, 0) }

// At implements Value: the same for every element.
func (x Charge) At(int, Source) Charge { return x }

// Erase implements Value.
func (x Charge) Erase() Any { return AnyOf(Quantify(x)) }

// String prints the value with a unit.
func (x Charge) String() string { return Quantify(x).String() }

// Coulomb makes a Charge of a number of that unit.
func Coulomb(x float64) Charge { return Charge(x * 1e15) }

// Picocoulomb makes a Charge of a number of that unit.
func Picocoulomb(x float64) Charge { return Charge(x * 1e3) }

// Femtocoulomb makes a Charge of a number of that unit.
func Femtocoulomb(x float64) Charge { return Charge(x) }

// Dim returns the dimension of every Frequency.
func (Frequency) Dim() Dim { return DimOf(0, 0, -1, 0, 0, 0, 0) }

// At implements Value: the same for every element.
func (x Frequency) At(int, Source) Frequency { return x }

// Erase implements Value.
func (x Frequency) Erase() Any { return AnyOf(Quantify(x)) }

// String prints the value with a unit.
func (x Frequency) String() string { return Quantify(x).String() }

// Kilohertz makes a Frequency of a number of that unit.
func Kilohertz(x float64) Frequency { return Frequency(x) }

// Hertz makes a Frequency of a number of that unit.
func Hertz(x float64) Frequency { return Frequency(x / 1e3) }

// Dim returns the dimension of every Length.
func (Length) Dim() Dim { return DimOf(1, 0, 0, 0, 0, 0, 0) }

// At implements Value: the same for every element.
func (x Length) At(int, Source) Length { return x }

// Erase implements Value.
func (x Length) Erase() Any { return AnyOf(Quantify(x)) }

// String prints the value with a unit.
func (x Length) String() string { return Quantify(x).String() }

// Metre makes a Length of a number of that unit.
func Metre(x float64) Length { return Length(x * 1e6) }

// Millimetre makes a Length of a number of that unit.
func Millimetre(x float64) Length { return Length(x * 1e3) }

// Micrometre makes a Length of a number of that unit.
func Micrometre(x float64) Length { return Length(x) }

// Dim returns the dimension of every Concentration.
func (Concentration) Dim() Dim { return DimOf(-3, 0, 0, 0, 0, 1, 0) }

// At implements Value: the same for every element.
func (x Concentration) At(int, Source) Concentration { return x }

// Erase implements Value.
func (x Concentration) Erase() Any { return AnyOf(Quantify(x)) }

// String prints the value with a unit.
func (x Concentration) String() string { return Quantify(x).String() }

// Molar makes a Concentration of a number of that unit.
func Molar(x float64) Concentration { return Concentration(x * 1e3) }

// Millimolar makes a Concentration of a number of that unit.
func Millimolar(x float64) Concentration { return Concentration(x) }

// Micromolar makes a Concentration of a number of that unit.
func Micromolar(x float64) Concentration { return Concentration(x / 1e3) }

// Dim returns the dimension of every Temperature.
func (Temperature) Dim() Dim { return DimOf(0, 0, 0, 0, 1, 0, 0) }

// At implements Value: the same for every element.
func (x Temperature) At(int, Source) Temperature { return x }

// Erase implements Value.
func (x Temperature) Erase() Any { return AnyOf(Quantify(x)) }

// String prints the value with a unit.
func (x Temperature) String() string { return Quantify(x).String() }

// Kelvin makes a Temperature of a number of that unit.
func Kelvin(x float64) Temperature { return Temperature(x) }

// Dim returns the dimension of every VoltageRate.
func (VoltageRate) Dim() Dim { return DimOf(2, 1, -4, -1, 0, 0, 0) }

// At implements Value: the same for every element.
func (x VoltageRate) At(int, Source) VoltageRate { return x }

// Erase implements Value.
func (x VoltageRate) Erase() Any { return AnyOf(Quantify(x)) }

// String prints the value with a unit.
func (x VoltageRate) String() string { return Quantify(x).String() }

// MillivoltPerMillisecond makes a VoltageRate of a number of that unit.
func MillivoltPerMillisecond(x float64) VoltageRate { return VoltageRate(x) }

// VoltPerSecond makes a VoltageRate of a number of that unit.
func VoltPerSecond(x float64) VoltageRate { return VoltageRate(x) }

// Dim returns the dimension of every PerVoltage.
func (PerVoltage) Dim() Dim { return DimOf(-2, -1, 3, 1, 0, 0, 0) }

// At implements Value: the same for every element.
func (x PerVoltage) At(int, Source) PerVoltage { return x }

// Erase implements Value.
func (x PerVoltage) Erase() Any { return AnyOf(Quantify(x)) }

// String prints the value with a unit.
func (x PerVoltage) String() string { return Quantify(x).String() }

// PerMillivolt makes a PerVoltage of a number of that unit.
func PerMillivolt(x float64) PerVoltage { return PerVoltage(x) }

// Dim returns the dimension of every Scalar.
func (Scalar) Dim() Dim { return Dim{} }

// At implements Value: the same for every element.
func (x Scalar) At(int, Source) Scalar { return x }

// Erase implements Value.
func (x Scalar) Erase() Any { return AnyOf(Quantify(x)) }

// String prints the value with a unit.
func (x Scalar) String() string { return Quantify(x).String() }

// Quantify turns a static value into a Quantity.
func Quantify[Q Static](x Q) Quantity { return New(float64(x), x.Dim()) }
