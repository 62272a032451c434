using System.ComponentModel;

namespace System.Runtime.CompilerServices;

/// <summary>
/// Lets records and init accessors compile for netstandard2.0. It stands in the net8.0 build too, where the framework has one: an init
/// accessor names this type in its signature, and what was compiled against one build must find the same methods in the other.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
internal static class IsExternalInit;
