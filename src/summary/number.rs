//! Arithmetic in whole numbers, so that a summary is the same on every machine: logarithms, cosines, shares.

/// What 1 is in the fixed-point numbers of this stage.
pub(super) const ONE: i64 = 1024;

/// The binary logarithm of `number` (at least 1) in fixed point, exact to its last bit by squaring.
pub(super) fn log2(number: u64) -> i64 {
    let number = number.max(1);
    let whole = i64::from(63 - number.leading_zeros());
    // The number as 1.x with 31 bits behind the point.
    let mut mantissa = ((u128::from(number) << 31) >> whole) as u64;
    let mut part = 0;
    for _ in 0..10 {
        mantissa = (mantissa * mantissa) >> 31;
        part <<= 1;
        if mantissa >= 1 << 32 {
            mantissa >>= 1;
            part |= 1;
        }
    }
    whole << 10 | part
}

/// The natural logarithm of `number`, in fixed point.
pub(super) fn ln(number: u64) -> i64 {
    log2(number) * 710 / 1024
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
