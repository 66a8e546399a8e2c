import HaopaiDomain

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The real world: the process's streams, environment and clock.
extension Surroundings {
  package static func ofProcess() -> Surroundings {
    Surroundings(
      input: FileSource(descriptor: 0), output: FileSink(descriptor: 1),
      errors: FileSink(descriptor: 2), environment: environmentVariables(), clock: wallClock)
  }

  /// Where a standard stream is closed, the next file that is opened would be taken for it: what is
  /// printed could go into a database. In its place stands something that fails as a closed one does.
  package static func holdClosedStreams() {
    for descriptor in Int32(0)...2 where fcntl(descriptor, F_GETFD) == -1 {
      // The lowest that is free is this one.
      _ = open("/dev/null", (descriptor == 0 ? O_WRONLY : O_RDONLY) | O_CLOEXEC)
    }
  }

  /// An interrupt ends the process with 130, at once and without a word; a closed pipe becomes a
  /// failed write, which ends the run quietly. What ends a process by default does so without a
  /// trace of the stack, which the language's runtime would print.
  package static func installSignals() {
    // Whoever started the process may have left signals blocked.
    var blocked = sigset_t()
    sigemptyset(&blocked)
    sigaddset(&blocked, SIGINT)
    for fatal in [SIGQUIT, SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSEGV, SIGTRAP] {
      signal(fatal, SIG_DFL)
      sigaddset(&blocked, fatal)
    }
    signal(SIGPIPE, SIG_IGN)
    signal(SIGINT) { _ in _exit(ExitStatus.interrupted.rawValue) }
    sigprocmask(SIG_UNBLOCK, &blocked, nil)
  }

  /// The variables that the tool looks at.
  private static func environmentVariables() -> [String: String] {
    let names = ["HAOPAI_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "TERM"]
    return names.reduce(into: [:]) { variables, name in
      if let value = getenv(name) { variables[name] = String(cString: value) }
    }
  }

  private static func wallClock() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
  }
}

private final class FileSource: ByteSource {
  private let descriptor: Int32

  init(descriptor: Int32) { self.descriptor = descriptor }

  var isTerminal: Bool { isatty(descriptor) == 1 }

  func read(upTo count: Int) throws(StreamFailure) -> [UInt8] {
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      let number = retrying { systemRead(descriptor, buffer.baseAddress, count) }
      failure = number < 0 ? errno : 0
      initialized = max(0, number)
    }
    guard failure == 0 else { throw .failed(failure) }
    return bytes
  }
}

private final class FileSink: ByteSink {
  private let descriptor: Int32

  init(descriptor: Int32) { self.descriptor = descriptor }

  var isTerminal: Bool { isatty(descriptor) == 1 }

  func write(_ bytes: [UInt8]) throws(StreamFailure) {
    var start = 0
    while start < bytes.count {
      let number = bytes.withUnsafeBytes { buffer in
        retrying {
          systemWrite(descriptor, buffer.baseAddress?.advanced(by: start), buffer.count - start)
        }
      }
      if number < 0 {
        // The descriptor may not even be open.
        throw errno == EPIPE || errno == EBADF ? .closed : .failed(errno)
      }
      start += number
    }
  }
}

/// A call that a signal cut short is made again.
private func retrying(_ call: () -> Int) -> Int {
  while true {
    let result = call()
    if result >= 0 || errno != EINTR { return result }
  }
}

// The methods above have the same names as the system's functions.
private let systemRead = read
private let systemWrite = write
