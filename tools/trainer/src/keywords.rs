//! Measures keywords by a proxy: how many of them stand in the journalist's title, which the finder does not see.

use crate::corpus;
use vanban::Annotator;

/// Keywords of each article that are looked at.
const TOP: usize = 5;

/// Reads articles (`{"title", "text"}`, or such in a list `documents`) and prints the shares.
pub(crate) fn run(paths: &[String]) -> Result<(), String> {
    let annotator = Annotator::new().map_err(|error| error.to_string())?;
    let (mut articles, mut all, mut held, mut first) = (0u32, 0u32, 0u32, 0u32);
    for path in paths {
        for line in corpus::lines(path)? {
            let record: serde_json::Value = serde_json::from_str(&line?).map_err(|error| format!("{path}: {error}"))?;
            let own = [record.clone()];
            for article in record["documents"].as_array().map_or(&own[..], Vec::as_slice) {
                let (title, text) = (article["title"].as_str().unwrap_or_default(), article["text"].as_str().unwrap_or_default());
                let title = folded(title);
                articles += 1;
                let annotation = annotator.annotate(text);
                for (at, keyword) in annotator.document(text, &annotation).keywords(TOP).iter().enumerate() {
                    let is_held = title.contains(&folded(keyword.keyword.span.of(text)));
                    held += u32::from(is_held);
                    first += u32::from(is_held && at == 0);
                    all += 1;
                }
            }
        }
    }
    let share = |part: u32, whole: u32| 100.0 * f64::from(part) / f64::from(whole.max(1));
    println!("{articles} articles; in the title: {:.1} % of the first, {:.1} % of five", share(first, articles), share(held, all));
    Ok(())
}

fn folded(text: &str) -> String {
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    format!(" {} ", words.join(" ").to_lowercase())
}
