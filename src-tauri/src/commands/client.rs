//! The window's typed functions, one a command: `ui/src/bindings/commands.ts`, generated from the
//! list. The window calls these and nothing else, so a renamed command, question or answer stops
//! it from compiling.

#![cfg(test)]

use std::collections::BTreeSet;

use ts_rs::{Config, TS};

use super::*;

/// A command as the window sees it.
struct Function {
    name: &'static str,
    asked: Vec<(&'static str, String)>,
    answer: String,
}

/// The functions, and the types they name.
#[derive(Default)]
struct Client {
    functions: Vec<Function>,
    types: BTreeSet<String>,
}

impl Client {
    /// A type's name in TypeScript; notes what must be imported for it: every word in the name
    /// that begins with a capital, but for what TypeScript has of its own.
    fn name<T: TS>(&mut self, config: &Config) -> String {
        let name = T::name(config);
        let words = name.split(|letter: char| !letter.is_alphanumeric());
        self.types.extend(
            words
                .filter(|word| word.starts_with(char::is_uppercase) && *word != "Array")
                .map(str::to_owned),
        );
        name
    }

    fn text(&self) -> String {
        let mut text = String::from(
            "// Generated from the list of commands in Rust. Do not edit.\n\
             import { invoke } from \"@tauri-apps/api/core\";\n",
        );
        for name in &self.types {
            text.push_str(&format!("import type {{ {name} }} from \"./{name}\";\n"));
        }
        text.push_str("\n/** Everything the window may ask of the application. */\n");
        text.push_str("export const commands = {\n");
        for Function {
            name,
            asked,
            answer,
        } in &self.functions
        {
            let questions: Vec<String> = asked
                .iter()
                .map(|(question, kind)| format!("{question}: {kind}"))
                .collect();
            let names: Vec<&str> = asked.iter().map(|(question, _)| *question).collect();
            let given = if names.is_empty() {
                String::new()
            } else {
                format!(", {{ {} }}", names.join(", "))
            };
            text.push_str(&format!(
                "  {name}: ({}): Promise<{answer}> =>\n    invoke(\"{name}\"{given}),\n",
                questions.join(", ")
            ));
        }
        text.push_str("};\n");
        text
    }
}

macro_rules! functions {
    ($($need:ident : $screen:ident :: $command:ident ( $($asked:ident : $kind:ty),* ) -> $answer:ty;)*) => {
        |client: &mut Client, config: &Config| {
            $(
                let function = Function {
                    name: stringify!($command),
                    asked: vec![$((stringify!($asked), client.name::<$kind>(config))),*],
                    answer: client.name::<$answer>(config),
                };
                client.functions.push(function);
            )*
        }
    };
}

/// Writes the functions beside the generated types, as the types themselves are written.
#[test]
fn export_bindings_commands() {
    let folder = std::env::var("TS_RS_EXPORT_DIR").unwrap();
    let mut client = Client::default();
    (with_every_command!(functions))(&mut client, &Config::from_env());
    assert_eq!(client.functions.len(), super::tests::LISTED.len());
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(
        std::path::Path::new(&folder).join("commands.ts"),
        client.text(),
    )
    .unwrap();
}
