//! Looks at single answers without writing the case out.
//!
//! Findings follow every keystroke, so a rule that asks "is there an answer at this pointer" must
//! not turn the whole case into JSON to look. [`answered`] and [`texts`] walk a part of a case as
//! it would be written, and go only where the pointer leads.

use serde::ser::{self, Impossible, Serialize, Serializer};

/// Whether there is an answer at a pointer, for example "/receipt/route". A `*` stands for every
/// entry of a list, and each entry gives one answer, in order: "/needs/" `*` "/what". The empty
/// pointer asks whether there is any answer at all.
///
/// Blank text is no answer. Where the pointer leads nowhere there is nothing to tell.
#[must_use]
pub fn answered(part: &impl Serialize, pointer: &str) -> Vec<bool> {
    let mut found = Vec::new();
    walk(part, pointer, &mut |leaf| found.push(leaf.is_answer()));
    found
}

/// The text at a pointer, as [`answered`] finds it; none where it is blank or no text.
#[must_use]
pub fn texts(part: &impl Serialize, pointer: &str) -> Vec<Option<String>> {
    let mut found = Vec::new();
    walk(part, pointer, &mut |leaf| {
        found.push(match leaf {
            Leaf::Text(text) if leaf.is_answer() => Some(text.trim().to_owned()),
            _ => None,
        });
    });
    found
}

/// Whether a part of a case holds any answer.
#[must_use]
pub fn any_answer(part: &impl Serialize) -> bool {
    let mut any = false;
    walk(part, "", &mut |leaf| any |= leaf.is_answer());
    any
}

fn walk(part: &(impl Serialize + ?Sized), pointer: &str, see: &mut dyn FnMut(Leaf<'_>)) {
    let way = pointer.strip_prefix('/').unwrap_or(pointer);
    // A part that could not be walked would leave its answer out, as if it were blank; a test
    // walks every part there is.
    let _ = part.serialize(Look { way, see });
}

/// What stands at the end of a way.
#[derive(Clone, Copy)]
enum Leaf<'t> {
    Nothing,
    Text(&'t str),
    Other,
}

impl Leaf<'_> {
    fn is_answer(self) -> bool {
        match self {
            Self::Nothing => false,
            Self::Text(text) => !text.trim().is_empty(),
            Self::Other => true,
        }
    }
}

/// The walk: what is left of the way, and who is told what stands at its end.
struct Look<'a> {
    way: &'a str,
    see: &'a mut dyn FnMut(Leaf<'_>),
}

impl<'a> Look<'a> {
    fn leaf(self, leaf: Leaf<'_>) -> Result<(), Never> {
        (self.see)(if self.way.is_empty() {
            leaf
        } else {
            Leaf::Nothing
        });
        Ok(())
    }

    fn parts(self) -> Parts<'a> {
        let (step, rest) = self.way.split_once('/').unwrap_or((self.way, ""));
        Parts {
            ends_here: self.way.is_empty(),
            any: false,
            name: String::new(),
            step,
            rest,
            see: self.see,
        }
    }
}

/// The walk among the parts of a value.
struct Parts<'a> {
    /// The way ends at the whole: all that is asked is whether any part holds an answer.
    ends_here: bool,
    any: bool,
    /// The name of the part that comes next, where names are written one by one.
    name: String,
    step: &'a str,
    rest: &'a str,
    see: &'a mut dyn FnMut(Leaf<'_>),
}

impl Parts<'_> {
    fn look(&mut self, name: &str, part: &(impl Serialize + ?Sized)) -> Result<(), Never> {
        if self.ends_here {
            if !self.any {
                let any = &mut self.any;
                walk(part, "", &mut |leaf| *any |= leaf.is_answer());
            }
            return Ok(());
        }
        if self.step == name {
            part.serialize(Look {
                way: self.rest,
                see: self.see,
            })?;
        }
        Ok(())
    }

    fn over(self) -> Result<(), Never> {
        if self.ends_here {
            (self.see)(if self.any { Leaf::Other } else { Leaf::Nothing });
        }
        Ok(())
    }
}

/// The error that never comes.
#[derive(Debug, thiserror::Error)]
#[error("a part of the case could not be looked at")]
struct Never;

impl ser::Error for Never {
    fn custom<T: std::fmt::Display>(_: T) -> Self {
        Self
    }
}

macro_rules! leaves {
    ($($method:ident($kind:ty)),+) => {
        $(fn $method(self, _: $kind) -> Result<(), Never> {
            self.leaf(Leaf::Other)
        })+
    };
}

impl<'a> Serializer for Look<'a> {
    type Ok = ();
    type Error = Never;
    type SerializeSeq = Parts<'a>;
    type SerializeTuple = Parts<'a>;
    type SerializeTupleStruct = Impossible<(), Never>;
    type SerializeTupleVariant = Impossible<(), Never>;
    type SerializeMap = Parts<'a>;
    type SerializeStruct = Parts<'a>;
    type SerializeStructVariant = Impossible<(), Never>;

    leaves! {
        serialize_bool(bool), serialize_char(char), serialize_bytes(&[u8]),
        serialize_i8(i8), serialize_i16(i16), serialize_i32(i32), serialize_i64(i64),
        serialize_u8(u8), serialize_u16(u16), serialize_u32(u32), serialize_u64(u64),
        serialize_f32(f32), serialize_f64(f64)
    }

    fn serialize_str(self, text: &str) -> Result<(), Never> {
        self.leaf(Leaf::Text(text))
    }

    /// Dates are written as text; that there is one is all that is asked.
    fn collect_str<T: std::fmt::Display + ?Sized>(self, _: &T) -> Result<(), Never> {
        self.leaf(Leaf::Other)
    }

    fn serialize_none(self) -> Result<(), Never> {
        self.leaf(Leaf::Nothing)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Never> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Never> {
        self.leaf(Leaf::Nothing)
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Never> {
        self.leaf(Leaf::Nothing)
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
    ) -> Result<(), Never> {
        self.leaf(Leaf::Text(name))
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), Never> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        value: &T,
    ) -> Result<(), Never> {
        value.serialize(self)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Parts<'a>, Never> {
        Ok(self.parts())
    }

    fn serialize_tuple(self, _: usize) -> Result<Parts<'a>, Never> {
        Ok(self.parts())
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Parts<'a>, Never> {
        Ok(self.parts())
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Parts<'a>, Never> {
        Ok(self.parts())
    }

    // No part of a case is of these kinds.

    fn serialize_tuple_struct(
        self,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleStruct, Never> {
        Err(Never)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Never> {
        Err(Never)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Never> {
        Err(Never)
    }
}

impl ser::SerializeStruct for Parts<'_> {
    type Ok = ();
    type Error = Never;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), Never> {
        self.look(name, value)
    }

    fn end(self) -> Result<(), Never> {
        self.over()
    }
}

impl ser::SerializeMap for Parts<'_> {
    type Ok = ();
    type Error = Never;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, name: &T) -> Result<(), Never> {
        self.name.clear();
        let written = &mut self.name;
        walk(name, "", &mut |leaf| {
            if let Leaf::Text(text) = leaf {
                written.push_str(text);
            }
        });
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Never> {
        let name = std::mem::take(&mut self.name);
        self.look(&name, value)
    }

    fn end(self) -> Result<(), Never> {
        self.over()
    }
}

impl ser::SerializeSeq for Parts<'_> {
    type Ok = ();
    type Error = Never;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Never> {
        self.look("*", value)
    }

    fn end(self) -> Result<(), Never> {
        self.over()
    }
}

impl ser::SerializeTuple for Parts<'_> {
    type Ok = ();
    type Error = Never;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Never> {
        self.look("*", value)
    }

    fn end(self) -> Result<(), Never> {
        self.over()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::fixtures::{full_referral, settled};
    use crate::questions;
    use crate::referral::Referral;

    /// What is there in the case as it would be written.
    fn written(referral: &Value, pointer: &str) -> Vec<bool> {
        let is_there = |value: Option<&Value>| match value {
            None | Some(Value::Null) => false,
            Some(Value::String(text)) => !text.trim().is_empty(),
            Some(Value::Array(chosen)) => !chosen.is_empty(),
            Some(_) => true,
        };
        match pointer.split_once("/*/") {
            None => vec![is_there(referral.pointer(pointer))],
            Some((list, field)) => referral
                .pointer(list)
                .and_then(Value::as_array)
                .unwrap()
                .iter()
                .map(|entry| is_there(entry.pointer(&format!("/{field}"))))
                .collect(),
        }
    }

    #[test]
    fn every_question_is_seen_as_it_would_be_written() {
        for referral in [Referral::default(), full_referral(), settled().referral] {
            let value = serde_json::to_value(&referral).unwrap();
            for question in questions::all() {
                let pointer = question.pointer;
                assert_eq!(
                    answered(&referral, pointer),
                    written(&value, pointer),
                    "{pointer}"
                );
                assert_eq!(
                    answered(&value, pointer),
                    written(&value, pointer),
                    "{pointer}"
                );
            }
        }
    }

    #[test]
    fn every_part_can_be_walked() {
        let mut case = settled();
        case.signing = Some(crate::Signing::default());
        assert_eq!(answered(&case, ""), [true]);
        assert_eq!(answered(&full_referral().group, ""), [true], "it holds ids");
        assert!(!any_answer(&Referral::default().plans));
    }

    #[test]
    fn blank_text_is_no_answer() {
        #[derive(serde::Serialize)]
        struct Part {
            text: &'static str,
        }
        assert!(!any_answer(&Part { text: " \n" }));
        assert!(any_answer(&Part { text: "no" }));
        assert_eq!(answered(&Part { text: "no" }, "/text/more"), [false]);
        assert_eq!(answered(&Part { text: "no" }, "/other"), [false; 0]);
    }

    #[test]
    fn each_entry_of_a_list_is_seen_in_order() {
        let mut case = serde_json::to_value(settled()).unwrap();
        case["referral"]["needs"][0]["what"] = json!(" ");
        let case = crate::Case::parse(&case.to_string()).unwrap();
        assert_eq!(answered(&case, "/referral/needs/*/what"), [false, true]);
        assert_eq!(
            texts(&case, "/referral/needs/*/range/finding"),
            [Some("not_stated".to_owned()), Some("inside".to_owned())]
        );
    }
}
