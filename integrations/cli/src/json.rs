//! Lines of JSON: what `serde_json` would write, byte for byte, for half the work.
//!
//! Most of a record are words, and most of a word are the names of its fields. Those are identifiers of Rust, which hold nothing to
//! escape, so they are copied; texts are looked through eight bytes at a time.

use serde::ser::{self, Serialize};
use std::io;

/// Appends a value on one line.
///
/// # Errors
/// What cannot be JSON (a map whose keys are no strings), which no record is.
pub(crate) fn write(out: &mut Vec<u8>, value: &impl Serialize) -> io::Result<()> {
    Ok(value.serialize(Writer(out))?)
}

type Result<T = ()> = std::result::Result<T, serde_json::Error>;

struct Writer<'o>(&'o mut Vec<u8>);

/// A list or an object that has been begun.
struct Open<'o> {
    out: &'o mut Vec<u8>,
    empty: bool,
    /// What ends it.
    close: &'static [u8],
}

impl<'o> Open<'o> {
    fn new(out: &'o mut Vec<u8>, open: u8, close: &'static [u8]) -> Self {
        out.push(open);
        Self { out, empty: true, close }
    }

    #[inline]
    fn item(&mut self, value: &(impl Serialize + ?Sized)) -> Result {
        if !self.empty {
            self.out.push(b',');
        }
        self.empty = false;
        value.serialize(Writer(self.out))
    }

    #[inline]
    fn field(&mut self, name: &'static str, value: &(impl Serialize + ?Sized)) -> Result {
        if !self.empty {
            self.out.push(b',');
        }
        self.empty = false;
        // Where the name is known when this is compiled, it is put together then and copied at once.
        let mut quoted = [b'"'; 24];
        let length = name.len();
        match (quoted.get_mut(1..=length), length + 3 <= 24) {
            (Some(place), true) => {
                place.copy_from_slice(name.as_bytes());
                if let Some(colon) = quoted.get_mut(length + 2) {
                    *colon = b':';
                }
                self.out.extend_from_slice(quoted.get(..length + 3).unwrap_or_default());
            }
            _ => {
                self.out.push(b'"');
                self.out.extend_from_slice(name.as_bytes());
                self.out.extend_from_slice(b"\":");
            }
        }
        value.serialize(Writer(self.out))
    }

    fn finish(self) {
        self.out.extend_from_slice(self.close);
    }
}

/// The eight figures of a number below 10^8, the first one in the lowest byte, each as a number: halves, then pairs, then single figures
/// are parted in all lanes at once.
const fn eight_figures(number: u32) -> u64 {
    let fours = (number / 10_000) as u64 | ((number % 10_000) as u64) << 32;
    let hundreds = ((fours * 10_486) >> 20) & 0x7F_0000_007F;
    let twos = hundreds | (fours - hundreds * 100) << 16;
    let tens = ((twos * 103) >> 10) & 0x000F_000F_000F_000F;
    tens | (twos - tens * 10) << 8
}

fn number(out: &mut Vec<u8>, number: u64) {
    if number < 10 {
        // How many tokens a word has: every third number.
        out.push(b'0' + number as u8);
        return;
    }
    let Ok(small @ 0..100_000_000) = u32::try_from(number) else {
        // Longer than any offset: rare.
        out.extend_from_slice(number.to_string().as_bytes());
        return;
    };
    let figures = eight_figures(small);
    let zeros = (figures.trailing_zeros() / 8).min(7);
    // Eight bytes are copied at once, without a loop, and those behind the last figure taken back.
    let end = out.len() + 8 - zeros as usize;
    out.extend_from_slice(&((figures | 0x3030_3030_3030_3030) >> (8 * zeros)).to_le_bytes());
    out.truncate(end);
}

fn must_be_escaped(byte: u8) -> bool {
    byte < 0x20 || byte == b'"' || byte == b'\\'
}

/// Whether one of eight bytes may have to be escaped: the highest bit of each tells it, exactly as far as none has to be.
fn any_must_be_escaped(eight: [u8; 8]) -> bool {
    const ONES: u64 = u64::MAX / 255;
    let eight = u64::from_le_bytes(eight);
    let below = |bytes: u64, limit: u64| bytes.wrapping_sub(ONES * limit) & !bytes;
    let is = |byte: u8| below(eight ^ (ONES * u64::from(byte)), 1);
    (below(eight, 0x20) | is(b'"') | is(b'\\')) & (ONES * 0x80) != 0
}

fn string(out: &mut Vec<u8>, text: &str) {
    out.push(b'"');
    let bytes = text.as_bytes();
    // The last eight overlap those before them.
    let plain = match bytes.last_chunk::<8>() {
        Some(&last) => {
            let mut eights = bytes.chunks_exact(8);
            !any_must_be_escaped(last) && !eights.any(|eight| eight.try_into().is_ok_and(any_must_be_escaped))
        }
        None => !bytes.iter().any(|byte| must_be_escaped(*byte)),
    };
    if plain {
        out.extend_from_slice(bytes);
    } else {
        bytes.iter().for_each(|&byte| escaped(out, byte));
    }
    out.push(b'"');
}

fn escaped(out: &mut Vec<u8>, byte: u8) {
    let letter = match byte {
        b'"' | b'\\' => byte,
        b'\n' => b'n',
        b'\r' => b'r',
        b'\t' => b't',
        0x08 => b'b',
        0x0C => b'f',
        _ if must_be_escaped(byte) => {
            out.extend_from_slice(format!("\\u{byte:04x}").as_bytes());
            return;
        }
        _ => {
            out.push(byte);
            return;
        }
    };
    out.extend_from_slice(&[b'\\', letter]);
}

macro_rules! whole_numbers {
    ($($name:ident: $type:ty),*) => {$(
        #[inline]
        fn $name(self, value: $type) -> Result {
            number(self.0, u64::from(value));
            Ok(())
        }
    )*};
}

/// What is rare is left to `serde_json`.
macro_rules! rare {
    ($($name:ident: $type:ty),*) => {$(
        fn $name(self, value: $type) -> Result {
            serde_json::to_writer(self.0, &value)
        }
    )*};
}

impl<'o> ser::Serializer for Writer<'o> {
    type Ok = ();
    type Error = serde_json::Error;
    type SerializeSeq = Open<'o>;
    type SerializeTuple = Open<'o>;
    type SerializeTupleStruct = Open<'o>;
    type SerializeTupleVariant = Open<'o>;
    type SerializeMap = Open<'o>;
    type SerializeStruct = Open<'o>;
    type SerializeStructVariant = Open<'o>;

    whole_numbers!(serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64);
    rare!(serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64, serialize_f32: f32, serialize_f64: f64);
    rare!(serialize_char: char, serialize_bytes: &[u8]);

    fn serialize_bool(self, value: bool) -> Result {
        self.0.extend_from_slice(if value { b"true" } else { b"false" });
        Ok(())
    }

    #[inline]
    fn serialize_str(self, value: &str) -> Result {
        string(self.0, value);
        Ok(())
    }

    fn serialize_none(self) -> Result {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result {
        self.0.extend_from_slice(b"null");
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(self, _: &'static str, _: u32, variant: &'static str, value: &T) -> Result {
        let mut open = Open::new(self.0, b'{', b"}");
        open.field(variant, value)?;
        open.finish();
        Ok(())
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Open<'o>> {
        Ok(Open::new(self.0, b'[', b"]"))
    }

    fn serialize_tuple(self, _: usize) -> Result<Open<'o>> {
        self.serialize_seq(None)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Open<'o>> {
        self.serialize_seq(None)
    }

    fn serialize_tuple_variant(self, _: &'static str, _: u32, variant: &'static str, _: usize) -> Result<Open<'o>> {
        self.0.push(b'{');
        string(self.0, variant);
        self.0.push(b':');
        Ok(Open::new(self.0, b'[', b"]}"))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Open<'o>> {
        Ok(Open::new(self.0, b'{', b"}"))
    }

    #[inline]
    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Open<'o>> {
        Ok(Open::new(self.0, b'{', b"}"))
    }

    fn serialize_struct_variant(self, _: &'static str, _: u32, variant: &'static str, _: usize) -> Result<Open<'o>> {
        self.0.push(b'{');
        string(self.0, variant);
        self.0.push(b':');
        Ok(Open::new(self.0, b'{', b"}}"))
    }
}

macro_rules! items {
    ($($trait:ident $name:ident),*) => {$(
        impl ser::$trait for Open<'_> {
            type Ok = ();
            type Error = serde_json::Error;

            #[inline]
            fn $name<T: Serialize + ?Sized>(&mut self, value: &T) -> Result {
                self.item(value)
            }

            fn end(self) -> Result {
                self.finish();
                Ok(())
            }
        }
    )*};
}

items!(
    SerializeSeq serialize_element,
    SerializeTuple serialize_element,
    SerializeTupleStruct serialize_field,
    SerializeTupleVariant serialize_field
);

macro_rules! fields {
    ($($trait:ident),*) => {$(
        impl ser::$trait for Open<'_> {
            type Ok = ();
            type Error = serde_json::Error;

            #[inline]
            fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result {
                self.field(name, value)
            }

            #[inline]
            fn end(self) -> Result {
                self.finish();
                Ok(())
            }
        }
    )*};
}

fields!(SerializeStruct, SerializeStructVariant);

impl ser::SerializeMap for Open<'_> {
    type Ok = ();
    type Error = serde_json::Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result {
        let name = serde_json::to_value(key)?;
        let name = name.as_str().ok_or_else(|| ser::Error::custom("the name of a field is a string"))?;
        if !self.empty {
            self.out.push(b',');
        }
        self.empty = false;
        string(self.out, name);
        self.out.push(b':');
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result {
        value.serialize(Writer(self.out))
    }

    fn end(self) -> Result {
        self.finish();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;
    use vanban::record::{OffsetUnit, Record, RecordOptions};

    fn same(value: &impl Serialize) {
        let mut out = Vec::new();
        write(&mut out, value).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), serde_json::to_string(value).unwrap());
    }

    #[test]
    fn it_is_what_serde_json_writes() {
        // Every byte that may have to be escaped, at every place of eight.
        for byte in 0..=0x7F {
            (0..9).for_each(|before| same(&format!("{}{}đồng chí", "a".repeat(before), char::from(byte))));
        }
        [0, 9, 10, 12_345, 99_999_999, 100_000_000, u64::MAX].iter().for_each(same);
        (0..1_000_000u64).step_by(7).for_each(|small| same(&[small, small * 97]));
        same(&(true, -3, 0.5, 'đ', (), Some("a"), None::<u8>));
        same(&(Vec::<u8>::new(), BTreeMap::from([("một", 1), ("\"hai\"", 2)]), Ok::<u8, u8>(1)));
        let text = "Chiều 4/3/2024, ông Trần Văn An, Chủ tịch UBND tỉnh Quảng Ninh, dự lễ \"khởi công\".\n\tVốn 120 tỷ đồng.";
        let annotator = vanban::Annotator::new().unwrap();
        let annotation = annotator.annotate(text);
        let options = RecordOptions::new(OffsetUnit::Char).tokens(true).id(Some("\\1".to_owned()));
        same(&Record::new(&annotator.document(text, &annotation), &options));
    }
}
