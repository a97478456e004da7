//! Marionette, Firefox's own protocol: `length:[0, id, command, parameters]` over TCP. It saves building geckodriver,
//! which only translates `WebDriver` to it. <https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html>

use std::{
    io::{self, BufReader, Read, Write},
    net::{Ipv4Addr, TcpStream},
};

use serde_json::{Value, json};

use super::COMMAND_TIMEOUT;

/// A connection to one Firefox.
pub(crate) struct Marionette {
    stream: BufReader<TcpStream>,
    id: u32,
}

impl Marionette {
    pub(crate) fn connect(port: u16) -> Result<Self, String> {
        let stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).map_err(|error| error.to_string())?;
        stream.set_read_timeout(Some(COMMAND_TIMEOUT)).map_err(|error| error.to_string())?;
        let mut connection = Self { stream: BufReader::new(stream), id: 0 };
        // It greets with what it is.
        connection.receive()?;
        Ok(connection)
    }

    /// One command and its result.
    pub(crate) fn command(&mut self, name: &str, parameters: &Value) -> Result<Value, String> {
        self.id += 1;
        let message = json!([0, self.id, name, parameters]).to_string();
        write!(self.stream.get_mut(), "{}:{message}", message.len())
            .map_err(|error| format!("{name}: {error}"))?;
        let mut answer = self.receive().map_err(|error| format!("{name}: {error}"))?;
        if answer[1] != self.id {
            return Err(format!("{name}: an answer to another command: {answer}"));
        }
        match &answer[2] {
            Value::Null => Ok(answer[3].take()),
            error => Err(format!("{name}: {}: {}", error["error"], error["message"])),
        }
    }

    fn receive(&mut self) -> Result<Value, String> {
        let message = self.read_message().map_err(|error| error.to_string())?;
        serde_json::from_slice(&message).map_err(|error| error.to_string())
    }

    fn read_message(&mut self) -> io::Result<Vec<u8>> {
        let mut length = 0;
        loop {
            let mut byte = [0];
            self.stream.read_exact(&mut byte)?;
            match byte[0] {
                digit @ b'0'..=b'9' => length = length * 10 + usize::from(digit - b'0'),
                _ => break,
            }
        }
        let mut message = vec![0; length];
        self.stream.read_exact(&mut message)?;
        Ok(message)
    }
}
