package script

import "testing"

func TestParseRequest(t *testing.T) {
	good := map[string]Request{
		"P":            {Population: "P"},
		"P:spikes":     {Population: "P"},
		"P:V":          {Population: "P", Variable: "V"},
		"P:E.g":        {Population: "P", Variable: "E.g"},
		"P[2:5]":       {Population: "P", Lo: 2, Hi: 5},
		"P[:5]:V":      {Population: "P", Hi: 5, Variable: "V"},
		"P[7:]:spikes": {Population: "P", Lo: 7},
	}
	for text, want := range good {
		if got, err := ParseRequest(text); err != nil || got != want {
			t.Errorf("%s: %+v, %v", text, got, err)
		}
	}
	for _, text := range []string{"", ":V", "P:", "P[3]", "P[1:2", "P[5:2]:V", "P[0:0]", "P[a:b]", "P[-1:2]", "P[1:2]V", "[1:2]:V", "P[0:99999999999]"} {
		if got, err := ParseRequest(text); err == nil {
			t.Errorf("%s: read as %+v", text, got)
		}
	}
}
