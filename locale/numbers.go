package locale

import (
	"strconv"
	"strings"
)

// Number writes a whole number with its thousands grouped: "4,118".
func Number(n int) string { return formsOf[spoken].number(n) }

// Decimal writes a number with so many digits after the point, or as many as it
// has where digits is -1.
func Decimal(value float64, digits int) string { return formsOf[spoken].fraction(value, digits) }

// Percent writes a share in percent.
func Percent(percent float64, digits int) string {
	return Decimal(percent, digits) + formsOf[spoken].percent
}

func (f forms) number(n int) string {
	digits, sign := strconv.Itoa(n), ""
	if n < 0 {
		digits, sign = digits[1:], "-"
	}
	if len(digits) < f.leastLong {
		return sign + digits
	}
	var b strings.Builder
	b.WriteString(sign)
	for i, c := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteString(f.group)
		}
		b.WriteRune(c)
	}
	return b.String()
}

func (f forms) fraction(value float64, digits int) string {
	return strings.Replace(strconv.FormatFloat(value, 'f', digits, 64), ".", f.decimal, 1)
}
