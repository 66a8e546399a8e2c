import HaopaiDiagnostics
import HaopaiDomain
import HaopaiProgram

/// Makes the books of cities whose files are free of errors; what they share is made once.
struct CityCompiler {
  private struct Key: Hashable {
    let business: String
    let filters: [String]
  }

  let sources: [SourceText]
  let closure: Closure
  let national: NationalRules
  let types: NationalTypes
  let linked: [String: LinkedWorkflow]
  let layouts: [String: ParameterLayout]
  /// What the draws of each business leave out.
  let filters: [String: [String]]
  /// The businesses as they were checked: with the filters of their own draws.
  let checked: [String: LoweredWorkflow]
  /// With other filters than those of the business's own draws.
  private var lowered: [Key: LoweredWorkflow] = [:]
  private var hashes: [SourceText.ID: ContentHash] = [:]

  init(
    sources: [SourceText], closure: Closure, national: NationalRules, types: NationalTypes,
    linked: [String: LinkedWorkflow], layouts: [String: ParameterLayout],
    filters: [String: [String]], checked: [String: LoweredWorkflow]
  ) {
    self.sources = sources
    self.closure = closure
    self.national = national
    self.types = types
    self.linked = linked
    self.layouts = layouts
    self.filters = filters
    self.checked = checked
  }

  /// - Parameter own: what the city's files do not say and its book is made of, too.
  mutating func book(
    of city: CityProfile, and own: [(path: String, content: ContentHash)] = []
  ) -> CityBook {
    let filters = filters(of: city)
    var windows = WindowsTable()
    var workflows: [Workflow] = []
    var places: [WorkflowPlaces] = []
    var parameters: [EffectiveParameters] = []
    for business in city.businesses {
      guard let lowered = workflow(business.business, filters) else { continue }
      var workflow = lowered.workflow
      workflow.parameters = business.table(&windows)
      workflows.append(workflow)
      places.append(lowered.places)
      parameters.append(business)
    }
    let plateKinds = types.enumerations[types.plateKind]
    let ids = closure.files(of: city)
    let files = sources.filter { ids.contains($0.id) }.map { ($0.path, hash(of: $0)) }
    let book = CompiledBook(
      hash: ContentHash(files: files + own),
      city: city.name, title: city.title, applicant: applicant, plateKinds: plateKinds,
      pools: city.numbers?.pools(
        kinds: plateKinds.cases.count,
        filters: filters.compactMap { text in
          DrawFilter.characters(of: text).map { CharacterFilter(excluded: $0) }
        }, randomOnlyDays: city.randomOnlyDays) ?? plateKinds.cases.map { _ in nil },
      returnDelay: city.returnDelay, calendar: national.calendar, windows: windows.windows,
      workflows: workflows)
    return CityBook(book: book, places: places, parameters: parameters)
  }

  private mutating func hash(of source: SourceText) -> ContentHash {
    if let known = hashes[source.id] { return known }
    let hash = ContentHash(of: source.bytes)
    hashes[source.id] = hash
    return hash
  }

  private mutating func workflow(_ name: String, _ filters: [String]) -> LoweredWorkflow? {
    if filters == self.filters[name] { return checked[name] }
    let key = Key(business: name, filters: filters)
    if let known = lowered[key] { return known }
    guard let workflow = linked[name], let layout = layouts[name] else { return nil }
    // Its findings are known from the check.
    var ignored = FindingCollector()
    let result = WorkflowLowering.lower(
      workflow, types: types, parameters: layout, flow: FieldFlow(workflow), filters: filters,
      &ignored)
    lowered[key] = result
    return result
  }

  /// What the draws of all the city's businesses leave out, each once.
  private func filters(of city: CityProfile) -> [String] {
    var filters: [String] = []
    for text in city.businesses.flatMap({ self.filters[$0.business] ?? [] })
    where !filters.contains(text) {
      filters.append(text)
    }
    return filters
  }

  private var applicant: ApplicantDeclaration {
    ApplicantDeclaration(
      kinds: types.enumerations[types.applicantKind],
      identities: national.applicantIdentities,
      accounts: types.enumerations[types.accountKind],
      defaultAccount: national.defaultAccount)
  }
}
