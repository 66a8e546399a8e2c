import HaopaiCommand

#if canImport(Glibc)
  import Glibc
  // One for each core, and one that hands out their work.
  LargePages.prepare(threads: sysconf(Int32(_SC_NPROCESSORS_ONLN)) + 1)
#elseif canImport(Musl)
  import Musl
#endif

Surroundings.holdClosedStreams()
Surroundings.installSignals()
let tool = Tool(.ofProcess())
exit(tool.run(Array(CommandLine.arguments.dropFirst())).rawValue)
