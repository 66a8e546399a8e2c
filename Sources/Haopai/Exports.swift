// What a service needs is in one import: the domain's values, findings and the case views.
@_exported public import HaopaiDiagnostics
@_exported public import HaopaiDomain
@_exported public import HaopaiEngine
