import HaopaiProgram

/// The programs of a workflow; equal ones are kept once.
struct ProgramTable: Sendable {
  private(set) var programs: [ExpressionProgram] = []
  private var known: [ExpressionProgram: ProgramID] = [:]

  mutating func id(of program: ExpressionProgram) -> ProgramID {
    if let id = known[program] { return id }
    let id = ProgramID(programs.count)
    programs.append(program)
    known[program] = id
    return id
  }
}

/// The questions that a workflow's programs ask; equal ones are kept once.
struct ProbeTable: Sendable {
  private(set) var probes: [Probe] = []
  private var known: [Probe: Int] = [:]

  mutating func index(of probe: Probe) -> Int {
    if let index = known[probe] { return index }
    let index = probes.count
    probes.append(probe)
    known[probe] = index
    return index
  }
}

/// Indices of things by their name.
struct NameTable<ID: Sendable>: Sendable {
  private(set) var names: [String] = []
  private var ids: [String: ID] = [:]

  subscript(name: String) -> ID? { ids[name] }

  mutating func add(_ name: String, _ id: ID) {
    names.append(name)
    ids[name] = id
  }
}

extension ExpressionProgram {
  /// A program whose result is always this value.
  static func constant(_ value: ParameterValue) -> ExpressionProgram {
    switch value {
    case .word(let word):
      ExpressionProgram(
        instructions: [
          Instruction(.constant, target: 0, left: 0),
          Instruction(.finishWord, left: 0),
        ],
        wordConstants: [word], wordRegisters: 1)
    case .object(let object):
      ExpressionProgram(
        instructions: [Instruction(.finishObject, left: Int(ObjectOperand(.constant, 0).packed))],
        objectConstants: [object])
    case .windows:
      // Only parameters are windows, and those have no programs.
      ExpressionProgram(instructions: [Instruction(.finishNumber, right: 0)])
    }
  }
}

extension ParameterValue {
  /// The value as a field starts with it; only parameters are windows.
  var prepared: PreparedValue {
    switch self {
    case .word(let word): .word(word)
    case .object(let object): .object(object)
    case .windows: .absent
    }
  }
}
