import CFuzzer
import Foundation

// `seeds ROOT FOLDER` writes what to begin with; everything else is libFuzzer's.
if CommandLine.arguments.count == 4, CommandLine.arguments[1] == "seeds" {
  try Seeds(root: CommandLine.arguments[2]).write(to: CommandLine.arguments[3])
  exit(0)
}
var count = CommandLine.argc
var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
exit(
  LLVMFuzzerRunDriver(&count, &arguments) { data, size in
    FuzzTarget.shared.try(Array(UnsafeBufferPointer(start: data, count: size)))
    return 0
  })
