import HaopaiCommand

#if canImport(Glibc)
  import Glibc
  LargePages.prepare(threads: sysconf(Int32(_SC_NPROCESSORS_ONLN)))
#elseif canImport(Musl)
  import Musl
#endif

Surroundings.holdClosedStreams()
Surroundings.installSignals()
let tool = Tool(.ofProcess())
exit(tool.run(Array(CommandLine.arguments.dropFirst())).rawValue)
