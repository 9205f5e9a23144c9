//! Arithmetic in whole numbers, so that a summary is the same on every machine: logarithms, cosines, shares.

/// What 1 is in the fixed-point numbers of this stage.
pub(super) const ONE: i64 = 1024;

/// The binary logarithm of `number` (at least 1) in fixed point, exact to its last bit by squaring.
const fn log2(number: u64) -> i64 {
    let number = if number == 0 { 1 } else { number };
    let whole = (63 - number.leading_zeros()) as i64;
    // The number as 1.x with 31 bits behind the point.
    let mut mantissa = (((number as u128) << 31) >> whole) as u64;
    let mut part = 0;
    let mut bit = 0;
    while bit < 10 {
        bit += 1;
        mantissa = (mantissa * mantissa) >> 31;
        part <<= 1;
        if mantissa >= 1 << 32 {
            mantissa >>= 1;
            part |= 1;
        }
    }
    whole << 10 | part
}

/// The natural logarithms of small numbers: nearly all that are asked for.
#[allow(clippy::indexing_slicing)] // evaluated by the compiler
static SMALL: [i16; 256] = {
    let mut table = [0; 256];
    let mut number = 0;
    while number < 256 {
        table[number] = (log2(number as u64) * 710 / 1024) as i16;
        number += 1;
    }
    table
};

/// The natural logarithm of `number`, in fixed point.
#[inline]
pub(super) fn ln(number: u64) -> i64 {
    match SMALL.get(number as usize) {
        Some(&small) => i64::from(small),
        None => log2(number) * 710 / 1024,
    }
}

/// `part / whole` in fixed point; 0 where there is no whole.
pub(super) fn share(part: i64, whole: i64) -> i64 {
    if whole == 0 { 0 } else { part * ONE / whole }
}

/// Which of two is 1.
pub(super) fn flag(holds: bool) -> i64 {
    if holds { ONE } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logarithms_are_exact_for_powers_and_grow() {
        assert_eq!(log2(1), 0);
        assert_eq!(log2(8), 3 * ONE);
        assert_eq!(log2(u64::MAX) / ONE, 63);
        assert!((1..5_000).all(|n| log2(n) <= log2(n + 1)));
        assert!((ln(20) - 3067).abs() < 4, "{}", ln(20));
    }
}
