// Every command the window may call, in the one list that everything else reads:
// `build.rs` makes a permission of each (a command missing here cannot be granted),
// `commands/mod.rs` makes the invoke handler of it, and a test holds
// `capabilities/main.json` against it. A line is `screen::command`: the function
// `command` of the file `commands/screen.rs`.
//
// Included as text, because a build script cannot use the crate it builds.
macro_rules! with_every_command {
    ($then:ident) => {
        $then! {
            about::about,
        }
    };
}
