//! [`Date`]: a calendar date of which the day, or the month and the day, may be unknown.

use std::fmt;

/// A date as the fact tables give it: `2025-06-30`, `2018-09` or `1991`. Eight decimal digits, unknown parts zero.
///
/// ```
/// use vanban::gazetteer::Date;
/// let date = Date::parse("2025-06-30").unwrap();
/// assert_eq!(date.to_string(), "2025-06-30");
/// assert_eq!(Date::parse("1991").unwrap().to_string(), "1991");
/// assert!(Date::parse("2025-13-01").is_none() && Date::parse("2025-02-30").is_none());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(u32);

impl Date {
    /// The first day of the two-level map: provinces and communes, no districts.
    pub const TWO_LEVELS: Self = Self(20_250_701);

    /// A date from its numbers; month and day may be 0 for unknown. `None` where there is no such day.
    #[must_use]
    pub const fn new(year: u32, month: u32, day: u32) -> Option<Self> {
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let days = match month {
            0 => 0,
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return None,
        };
        if year == 0 || year > 9999 || day > days { None } else { Some(Self(year * 10_000 + month * 100 + day)) }
    }

    /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let mut number = |width: usize| match parts.next() {
            None => Some(0),
            Some(part) if part.len() == width && part.bytes().all(|b| b.is_ascii_digit()) => {
                part.parse().ok().filter(|&n: &u32| n > 0)
            }
            Some(_) => None,
        };
        let (year, month, day) = (number(4)?, number(2)?, number(2)?);
        if parts.next().is_some() { None } else { Self::new(year, month, day) }
    }

    /// The year.
    #[must_use]
    pub const fn year(self) -> u32 {
        self.0 / 10_000
    }

    /// The date as compiled tables hold it: eight decimal digits, 0 where there is no date.
    #[must_use]
    pub const fn to_bits(self) -> u32 {
        self.0
    }

    /// A date of a compiled table; `None` for 0 and for what no date of four figures a year can be.
    pub(crate) const fn from_bits(bits: u32) -> Option<Self> {
        if bits == 0 || bits > 99_991_231 { None } else { Some(Self(bits)) }
    }

    /// The same day a year later, for comparing.
    pub(crate) const fn next_year(self) -> Self {
        Self(self.0 + 10_000)
    }

    /// The last day that an unfinished date can mean, as a number to compare with.
    const fn latest(self) -> u32 {
        if self.0 % 10_000 == 0 {
            self.0 + 1231
        } else if self.0 % 100 == 0 {
            self.0 + 31
        } else {
            self.0
        }
    }

    /// Whether this day lies in the span of days from `from` to `to`, both included, open where `None`. Of partial
    /// limits the widest reading counts; a partial day is inside where any of its days is.
    #[must_use]
    pub fn within(self, from: Option<Self>, to: Option<Self>) -> bool {
        from.is_none_or(|from| from.0 <= self.latest()) && to.is_none_or(|to| self.0 <= to.latest())
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (month, day) = (self.0 / 100 % 100, self.0 % 100);
        write!(f, "{:04}", self.year())?;
        if month > 0 {
            write!(f, "-{month:02}")?;
        }
        if day > 0 {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn partial_limits_take_their_widest_reading() {
        let day = Date::parse("2018-09-20").unwrap();
        assert!(day.within(Date::parse("2018"), Date::parse("2018-09")));
        assert!(!day.within(None, Date::parse("2018-08")));
        assert!(!day.within(Date::parse("2018-10"), None));
        assert!(Date::parse("2018").unwrap().within(Date::parse("2018-09-20"), None));
    }

    #[test]
    fn days_that_do_not_exist_are_refused() {
        for wrong in ["", "20250630", "2025-6-30", "2025-00-01", "2025-02-29", "2025-06-31", "2025-06-30-", "năm 2025"] {
            assert_eq!(Date::parse(wrong), None, "{wrong}");
        }
        assert!(Date::parse("2024-02-29").is_some());
    }
}
