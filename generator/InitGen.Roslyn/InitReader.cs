using System.Linq;
using System.Threading;
using InitGen.Theory;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InitGen.Roslyn;

/// <summary>Reads what a person asked for: an <c>[Init]</c>, with the defaults of the type and the assembly merged in.</summary>
internal static class InitReader
{
    /// <summary>
    /// The options of a member in a given role. Where its <c>[Init]</c> names no scheme, the defaults' scheme and options hold, each
    /// option that the member gives itself aside.
    /// </summary>
    public static SchemeOptions Read(AttributeData? init, LayerRole role, INamedTypeSymbol type, CancellationToken cancellation)
    {
        SchemeOptions own = init is null ? SchemeOptions.Auto : Own(init);
        if (role is not (LayerRole.Weight or LayerRole.Embedding) || init is null || NamesScheme(init, cancellation)) return own;
        if (Defaults(type) is not { } defaults) return own;

        // He and its like mean nothing for a table, of which rows are picked and none are summed.
        SchemeOptions common = Own(defaults);
        if (role == LayerRole.Embedding && SchemeCatalog.ReadsFans(common, role)) return own;
        return Over(common, own);
    }

    /// <summary>
    /// The options of a layer's weight: what the model says on the member that holds the layer, or else what the layer says itself. Options
    /// that the model gives without a scheme hold beside the layer's own scheme.
    /// </summary>
    /// <param name="init">The model's attribute.</param>
    /// <param name="layer">What the layer says, or null.</param>
    /// <param name="takesScheme">Whether the model's scheme is for this weight.</param>
    /// <param name="role">What it is to its layer.</param>
    /// <param name="type">The model.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static SchemeOptions ReadForLayer(
        AttributeData init, SchemeOptions? layer, bool takesScheme, LayerRole role, INamedTypeSymbol type, CancellationToken cancellation)
    {
        if (!takesScheme) return layer ?? SchemeOptions.Auto;
        return layer is null || NamesScheme(init, cancellation) ? Read(init, role, type, cancellation) : Over(layer, Own(init));
    }

    /// <summary>Whether the attribute says which scheme.</summary>
    public static bool SaysScheme(AttributeData init, CancellationToken cancellation) => NamesScheme(init, cancellation);

    /// <summary>What an attribute says itself, without any defaults.</summary>
    public static SchemeOptions Own(AttributeData attribute) => new()
    {
        Scheme = attribute.ConstructorArguments.Length > 0
            ? attribute.ConstructorArguments[0].Enumeration<Scheme>()
            : Scheme.Auto,
        Distribution = attribute.Named(nameof(InitAttribute.Distribution)) is null
            ? null
            : attribute.Enumeration<Distribution>(nameof(InitAttribute.Distribution)),
        Fan = attribute.Enumeration<FanMode>(nameof(InitAttribute.Fan)),
        Gain = attribute.Number(nameof(InitAttribute.Gain)),
        Std = attribute.Number(nameof(InitAttribute.Std)),
        Mean = attribute.Number(nameof(InitAttribute.Mean)),
        Low = attribute.Number(nameof(InitAttribute.Low)),
        High = attribute.Number(nameof(InitAttribute.High)),
        Value = attribute.Number(nameof(InitAttribute.Value)),
        Truncation = attribute.Number(nameof(InitAttribute.Truncation)),
        Sparsity = attribute.Number(nameof(InitAttribute.Sparsity)),
        Depth = attribute.Named(nameof(InitAttribute.Depth))?.Value as int?,
        Omega = attribute.Number(nameof(InitAttribute.Omega)),
        Position = attribute.Named(nameof(InitAttribute.Position)) is null
            ? null
            : attribute.Enumeration<LayerPosition>(nameof(InitAttribute.Position)),
        Probability = attribute.Number(nameof(InitAttribute.Probability)),
    };

    /// <summary>A problem in words, with the value that was given.</summary>
    public static string Text(OptionProblem problem) =>
        problem.Remedy + (problem.Given.Length == 0 ? string.Empty : $" ({problem.Option} = {problem.Given})");

    /// <summary>Reads which activation follows; answers what is wrong with it, in words.</summary>
    public static string? ReadActivation(AttributeData attribute, out ActivationInfo? activation)
    {
        activation = null;
        if (!attribute.IsUnderstood()) return null;
        var named = attribute.ConstructorArguments[0].Enumeration<Activation>();
        double? parameter = named == Activation.Maxout
            ? attribute.Named(nameof(ActivationAttribute.Pieces))?.Value as int?
            : attribute.Number(nameof(ActivationAttribute.Slope));
        if (ActivationTable.Validate(named, parameter) is { } problem) return $"{problem.Remedy} ({problem.Option} = {problem.Given})";
        activation = ActivationTable.Get(named, parameter);
        return null;
    }

    private static SchemeOptions Over(SchemeOptions common, SchemeOptions own) =>
        common with
        {
            Distribution = own.Distribution ?? common.Distribution,
            Fan = own.Fan == FanMode.Default ? common.Fan : own.Fan,
            Gain = own.Gain ?? common.Gain,
            Std = own.Std ?? common.Std,
            Mean = own.Mean ?? common.Mean,
            Low = own.Low ?? common.Low,
            High = own.High ?? common.High,
            Value = own.Value ?? common.Value,
            Truncation = own.Truncation ?? common.Truncation,
            Sparsity = own.Sparsity ?? common.Sparsity,
            Depth = own.Depth ?? common.Depth,
            Omega = own.Omega ?? common.Omega,
            Position = own.Position ?? common.Position,
            Probability = own.Probability ?? common.Probability,
        };

    // The constructor's argument is optional, and the compiler fills it in: only the syntax tells [Init] from [Init(Scheme.Auto)].
    private static bool NamesScheme(AttributeData init, CancellationToken cancellation) =>
        init.ApplicationSyntaxReference?.GetSyntax(cancellation) is not AttributeSyntax attribute
        || attribute.ArgumentList?.Arguments.Any(static argument => argument.NameEquals is null) == true;

    private static AttributeData? Defaults(INamedTypeSymbol type) =>
        TypeHierarchy.SelfAndContainers(type).Reverse()
            .SelectMany(static level => TypeHierarchy.SelfAndBases(level))
            .Select(static level => Find(level))
            .FirstOrDefault(static defaults => defaults is not null)
        ?? Find(type.ContainingAssembly);

    private static AttributeData? Find(ISymbol symbol) => symbol.GetAttributes().FirstOrDefault(static attribute =>
        MarkedMembers.IsOurs(attribute) && attribute.AttributeClass!.Name == nameof(InitDefaultsAttribute));
}
