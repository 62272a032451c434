using InitGen.Graph;
using Microsoft.CodeAnalysis;

namespace InitGen.Roslyn.TorchSharp.Initialization;

/// <summary>One thing that a module's initialization code does to parameters.</summary>
/// <param name="Target">The modules whose parameters are written.</param>
/// <param name="Parameter">
/// The parameter of each of them: <c>weight</c>, <c>bias</c> or another member's name; <see cref="Every"/> for all of them.
/// </param>
/// <param name="Function">
/// The function of <c>torch.nn.init</c>, or the tensor method, that writes; of <c>new Parameter(torch.zeros(3))</c> it is <c>zeros</c>.
/// <see cref="Unknown"/> where it is not understood.
/// </param>
/// <param name="Arguments">The function's arguments behind the tensor, defaults included.</param>
/// <param name="Order">When it happens, counted over all facts of the code.</param>
/// <param name="Location">The call.</param>
/// <param name="IsConditional">Whether it happens only sometimes, or to only some of what the target names.</param>
public sealed record ParameterWrite(
    WriteTarget Target, string Parameter, string Function, EquatableArray<WriteArgument> Arguments, int Order, Location? Location, bool IsConditional)
{
    /// <summary>In place of a parameter's name: all parameters.</summary>
    public const string Every = "*";

    /// <summary>In place of a function's name: the parameter may hold anything afterwards.</summary>
    public const string Unknown = "?";

    /// <summary>Whether nothing is known of the values that are written.</summary>
    public bool IsUnknown => Function == Unknown;

    /// <summary>Whether it stands in a sweep that comes before the modules are registered, and so never happens.</summary>
    public bool ReachesNothing { get; init; }

    /// <summary>The number given for one of the function's parameters.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <returns>The number, which may be a default; null where it is not known.</returns>
    public double? Number(string name)
    {
        foreach (WriteArgument argument in Arguments)
        {
            if (argument.Name == name) return argument.Number;
        }

        return null;
    }

    /// <summary>The name of the enumeration's member given for one of the function's parameters.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <returns>The member, such as <c>FanOut</c>; null where it is not known.</returns>
    public string? Choice(string name)
    {
        foreach (WriteArgument argument in Arguments)
        {
            if (argument.Name == name) return argument.Choice;
        }

        return null;
    }
}

/// <summary>An argument of a function that writes a parameter.</summary>
/// <param name="Name">The name of the function's own parameter.</param>
/// <param name="Number">Its value, if it is a number that the source fixes.</param>
/// <param name="Choice">The member of an enumeration, if it is one.</param>
/// <param name="IsGiven">Whether it was written, and is no default.</param>
public sealed record WriteArgument(string Name, double? Number, string? Choice, bool IsGiven);

/// <summary>The modules that a write reaches.</summary>
/// <param name="Path">
/// Where a module lies, seen from the one that is read: <c>fc1</c>, <c>block.conv</c>, <c>layers[2]</c>; <c>layers[]</c> for each element;
/// empty for the module itself.
/// </param>
public sealed record WriteTarget(string Path)
{
    /// <summary>Whether all modules below the path are meant, of those that pass the tests.</summary>
    public bool IsSweep { get; init; }

    /// <summary>Whether a sweep goes over parameters, and so over those of its first module too, and names are those of parameters.</summary>
    public bool IsOverParameters { get; init; }

    /// <summary>Whether a sweep over modules visits the one where it begins as well, as <c>apply</c> does.</summary>
    public bool IncludesRoot { get; init; }

    /// <summary>Whether a sweep visits the direct children alone.</summary>
    public bool IsShallow { get; init; }

    /// <summary>What a sweep asks before it writes; all tests must hold.</summary>
    public EquatableArray<SweepTest> Tests { get; init; }
}
