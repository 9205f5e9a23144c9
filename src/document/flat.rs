//! The flat views of a document's entities.

use super::Document;
use crate::entity::Entity;

impl<'t> Document<'t> {
    /// The entities that stand in no other: a flat view of all types.
    pub fn outermost(&self) -> impl Iterator<Item = &'t Entity> + Clone + 't {
        self.annotation().entities().iter().filter(|entity| entity.is_outermost())
    }

    /// The entities as other taggers give them: `PER`, `ORG` and `LOC`, the outermost of these; the other types are looked through, so that
    /// the body in `Chủ tịch UBND tỉnh` is one. Costs a look at what stands around each entity.
    ///
    /// ```
    /// # #[cfg(feature = "embedded")] {
    /// let annotator = vanban::Annotator::new()?;
    /// let text = "Ông Hà Văn Lý, Chủ tịch UBND tỉnh Gia Lai, phát biểu.";
    /// let annotation = annotator.annotate(text);
    /// let document = annotator.document(text, &annotation);
    /// let coarse: Vec<_> = document.coarse().map(|(label, entity)| (label, entity.span.of(text))).collect();
    /// assert_eq!(coarse, [("PER", "Hà Văn Lý"), ("ORG", "UBND tỉnh Gia Lai")]);
    /// # }
    /// # Ok::<(), vanban::Error>(())
    /// ```
    pub fn coarse(&self) -> impl Iterator<Item = (&'static str, &'t Entity)> + Clone + 't {
        let entities = self.annotation().entities();
        let around = |entity: &'t Entity| entity.parent().and_then(|at| entities.get(at));
        entities.iter().filter_map(move |entity| {
            let covered =
                std::iter::successors(around(entity), move |outer| around(outer)).any(|outer| outer.kind.coarse().is_some());
            entity.kind.coarse().filter(|_| !covered).map(|label| (label, entity))
        })
    }
}
