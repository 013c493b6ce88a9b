//! `threshold schema`: the published format of a case.

use super::Done;

/// The JSON Schema of `case.json`.
pub fn schema() -> Done {
    let schema = schemars::schema_for!(admission::Case);
    Done {
        // A schema is plain JSON already.
        says: serde_json::to_string_pretty(&schema).unwrap_or_default() + "\n",
        status: 0,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    /// Every property anywhere in the schema that has no description, by its pointer.
    fn undescribed(at: &str, schema: &Value, found: &mut Vec<String>) {
        match schema {
            Value::Object(members) => {
                if let Some(Value::Object(properties)) = members.get("properties") {
                    for (name, property) in properties {
                        let described = property
                            .get("description")
                            .and_then(Value::as_str)
                            .is_some_and(|words| !words.trim().is_empty());
                        if !described {
                            found.push(format!("{at}/{name}"));
                        }
                    }
                }
                for (name, member) in members {
                    undescribed(&format!("{at}/{name}"), member, found);
                }
            }
            Value::Array(items) => items
                .iter()
                .for_each(|item| undescribed(&format!("{at}/*"), item, found)),
            _ => {}
        }
    }

    #[test]
    fn every_field_of_the_published_format_is_described() {
        let schema = serde_json::to_value(schemars::schema_for!(admission::Case)).unwrap();
        let mut found = Vec::new();
        undescribed("", &schema, &mut found);
        assert_eq!(found, Vec::<String>::new());
    }

    #[test]
    fn a_field_without_words_would_be_found() {
        let schema = serde_json::json!({"properties": {"child": {"type": "string"}}});
        let mut found = Vec::new();
        undescribed("", &schema, &mut found);
        assert_eq!(found, ["/child"]);
    }

    #[test]
    fn the_published_format_changes_only_on_purpose() {
        let schema = schemars::schema_for!(admission::Case);
        let properties = schema.get("properties").unwrap().as_object().unwrap();
        let names: Vec<&str> = properties.keys().map(String::as_str).collect();
        insta::assert_json_snapshot!(names, @r#"
        [
          "example",
          "format",
          "home",
          "referral",
          "signing"
        ]
        "#);
    }
}
