import Foundation
import HaopaiCommand

Surroundings.installSignals()
let status = Tool(.ofProcess()).run(Array(CommandLine.arguments.dropFirst()))
exit(status.rawValue)
