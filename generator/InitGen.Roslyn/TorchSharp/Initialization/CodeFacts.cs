using InitGen.Graph;
using Microsoft.CodeAnalysis;

namespace InitGen.Roslyn.TorchSharp.Initialization;

/// <summary>A call that makes submodules known to their parent.</summary>
/// <param name="Method"><c>RegisterComponents</c>, <c>register_module</c>, <c>add_module</c> or <c>register_parameter</c>.</param>
/// <param name="Path">The module whose children become known; empty for the one that is read.</param>
/// <param name="Order">When it happens.</param>
/// <param name="Location">The call.</param>
/// <param name="IsConditional">Whether it happens only sometimes.</param>
public sealed record Registration(string Method, string Path, int Order, Location? Location, bool IsConditional);

/// <summary>A walk over all modules or parameters below a module, by <c>apply</c> or by a loop.</summary>
/// <param name="Method"><c>apply</c>, <c>modules</c>, <c>named_modules</c>, <c>children</c>, <c>parameters</c> and so on.</param>
/// <param name="Path">Where it begins; empty for the module that is read.</param>
/// <param name="Order">When it happens.</param>
/// <param name="Location">The call of the method.</param>
/// <param name="IsConditional">Whether it happens only sometimes.</param>
public sealed record Sweep(string Method, string Path, int Order, Location? Location, bool IsConditional)
{
    /// <summary>The call in the constructor from which it is reached; the same as <see cref="Location"/> where it stands there itself.</summary>
    public Location? Entry { get; init; }

    /// <summary>Whether it writes parameters.</summary>
    public bool Writes { get; init; }

    /// <summary>Whether nothing was registered below its beginning when it ran.</summary>
    public bool ReachesNothing { get; init; }

    /// <summary>Whether it does something with modules of any type.</summary>
    public bool IsForEveryType { get; init; }

    /// <summary>The types that it asks for, as <see cref="SweepTest.KeyOf"/> writes them.</summary>
    public EquatableArray<string> Types { get; init; }
}

/// <summary>Weights that are read from a file or a dictionary.</summary>
/// <param name="Path">The module that is loaded; empty for the one that is read.</param>
/// <param name="Method">The method.</param>
/// <param name="Order">When it happens.</param>
/// <param name="Location">The call.</param>
/// <param name="IsConditional">Whether it happens only sometimes, or may leave some parameters as they are.</param>
public sealed record Load(string Path, string Method, int Order, Location? Location, bool IsConditional);
