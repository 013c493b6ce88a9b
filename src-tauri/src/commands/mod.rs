//! What the window may ask: one file a screen, each function listed in `list.rs`.

pub mod about;

include!("list.rs");

macro_rules! handler {
    ($($screen:ident :: $command:ident),* $(,)?) => {
        tauri::generate_handler![$(crate::commands::$screen::$command),*]
    };
}

/// The handler of every listed command.
pub fn handler<R: tauri::Runtime>() -> impl Fn(tauri::ipc::Invoke<R>) -> bool + Send + Sync + 'static
{
    with_every_command!(handler)
}

#[cfg(test)]
mod tests;
