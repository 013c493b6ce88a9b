//! The casebook from outside: what is promised about its files, by its public face alone.

#[cfg(test)]
mod backups;
#[cfg(test)]
mod damage;
#[cfg(test)]
mod example;
#[cfg(test)]
mod frozen;
#[cfg(test)]
mod journal;
#[cfg(test)]
mod new;
#[cfg(test)]
mod opening;
#[cfg(test)]
mod papers;
#[cfg(test)]
mod passphrases;
#[cfg(test)]
mod people;
#[cfg(test)]
mod saving;
#[cfg(test)]
mod secrecy;
