//! Spellings that differ by rule, so that the sources need one of them: `Mỹ`/`Mĩ`, `Đắk`/`Đăk`/`Đắc`.

/// Syllables that newspapers spell in several ways in names of the central highlands.
const GROUPS: [&[&str]; 2] = [&["Đắk", "Đăk", "Đắc", "Đak"], &["Ngọk", "Ngọc"]];

/// No more spellings than this are made of one name.
const MOST: usize = 8;

/// The spellings of `name`, itself first.
pub(crate) fn spellings(name: &str) -> Vec<String> {
    let mut all = vec![String::new()];
    for part in name.split_inclusive([' ', '-']) {
        let syllable = part.trim_end_matches([' ', '-']);
        let rest = part.get(syllable.len()..).unwrap_or_default();
        let mut forms = vec![syllable.to_owned()];
        if let Some(group) = GROUPS.iter().find(|group| group.contains(&syllable)) {
            forms.extend(group.iter().filter(|other| **other != syllable).map(|other| (*other).to_owned()));
        }
        forms.extend(with_other_i(syllable));
        forms.truncate((MOST / all.len()).max(1));
        all = all.iter().flat_map(|start| forms.iter().map(move |form| format!("{start}{form}{rest}"))).collect();
    }
    all
}

/// `Mỹ` for `Mĩ` and back: an open syllable with h, k, l, m, s, t or qu before the vowel.
fn with_other_i(syllable: &str) -> Option<String> {
    const I: [char; 6] = ['i', 'ì', 'ỉ', 'ĩ', 'í', 'ị'];
    const Y: [char; 6] = ['y', 'ỳ', 'ỷ', 'ỹ', 'ý', 'ỵ'];
    let vowel = syllable.chars().last()?;
    let onset = syllable.get(..syllable.len() - vowel.len_utf8())?;
    if !matches!(onset.to_lowercase().as_str(), "h" | "k" | "l" | "m" | "s" | "t" | "qu") {
        return None;
    }
    let swap = |from: &[char; 6], to: &[char; 6]| from.iter().position(|&c| c == vowel).and_then(|at| to.get(at).copied());
    let other = swap(&I, &Y).or_else(|| swap(&Y, &I))?;
    Some(format!("{onset}{other}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_get_their_other_spellings() {
        assert_eq!(spellings("Mỹ Đình"), ["Mỹ Đình", "Mĩ Đình"]);
        assert_eq!(spellings("Quy Nhơn"), ["Quy Nhơn", "Qui Nhơn"]);
        assert_eq!(spellings("Đắk Lắk"), ["Đắk Lắk", "Đăk Lắk", "Đắc Lắk", "Đak Lắk"]);
        assert_eq!(spellings("Vĩnh Long"), ["Vĩnh Long"]);
        assert_eq!(spellings("Lý - Mỹ"), ["Lý - Mỹ", "Lý - Mĩ", "Lí - Mỹ", "Lí - Mĩ"]);
        assert!(spellings("Mỹ Mỹ Mỹ Mỹ Mỹ").len() <= MOST);
    }
}
