import CMalloc
import HaopaiCommand

#if canImport(Glibc)
  import Glibc
  // Memory that was given back is kept: taking it anew from the system, a few pages at a time, is a
  // tenth of the time that a large rule book takes.
  mallopt(M_TRIM_THRESHOLD, 1 << 30)
  mallopt(M_MMAP_THRESHOLD, 1 << 25)
  mallopt(M_TOP_PAD, 1 << 26)
#elseif canImport(Musl)
  import Musl
#endif

Surroundings.holdClosedStreams()
Surroundings.installSignals()
let tool = Tool(.ofProcess())
exit(tool.run(Array(CommandLine.arguments.dropFirst())).rawValue)
