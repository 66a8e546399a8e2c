import CFuzzer
import Foundation

// `seeds ROOT FOLDER` writes what to begin with, a folder for each target; `--TARGET` and the
// arguments of libFuzzer fuzz it. libFuzzer passes over what begins with two dashes.
let words = CommandLine.arguments
if words.count == 4, words[1] == "seeds" {
  try Seeds(root: words[2]).write(to: words[3])
  exit(0)
}
guard Fuzzing.name != nil else {
  let names = TargetName.allCases.map { "--\($0)" }.joined(separator: "|")
  print("haopai-fuzz seeds ROOT FOLDER | haopai-fuzz \(names) [libFuzzer's arguments]")
  exit(2)
}
// Before the first input, so that none is called slow for it.
_ = Fuzzing.current
var count = CommandLine.argc
var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
exit(
  LLVMFuzzerRunDriver(&count, &arguments) { data, size in
    let isWanted = Fuzzing.current.target.try(
      Array(UnsafeBufferPointer(start: data, count: size)))
    return isWanted ? 0 : -1
  })
