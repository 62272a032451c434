using System.Collections.Generic;
using System.Linq;
using InitGen.Roslyn.Caching;
using InitGen.Roslyn.Layers;
using InitGen.Roslyn.Pretrained;
using Microsoft.CodeAnalysis;

namespace InitGen.Roslyn;

/// <summary>INIT008: the members that generated code adds to a type, and what the type declares in their place.</summary>
internal static class GeneratedNames
{
    private const string Ulong = "ulong";
    private const string Text = "string";

    private static readonly Member[] OfModels =
    [
        new("InitializeWeights", new Parameter(Ulong, IsByReference: false)),
        new("InitializeWeights", new Parameter("InitializationOptions", IsByReference: true)),
        new("InitializeWeightsCore", new Parameter("WeightPass", IsByReference: true)),
        new("DescribeWeightsCore", new Parameter("ParameterCollector", IsByReference: false)),
    ];

    // Of models that are loaded.
    private static readonly Member[] OfFiles =
    [
        new("LoadWeights", new Parameter(Text, IsByReference: false)),
        new("LoadWeights", new Parameter(Text, IsByReference: false), new Parameter("LoadOptions", IsByReference: true)),
        new("LoadWeights", new Parameter("Stream", IsByReference: false), new Parameter("LoadOptions", IsByReference: true)),
    ];

    private static readonly Member[] OfLayers =
    [
        new("OfferWeightsCore", new Parameter("WeightPass", IsByReference: true), new Parameter("LayerContext", IsByReference: true)),
        new("DescribeWeightsCore", new Parameter("ParameterCollector", IsByReference: false), new Parameter("LayerContext", IsByReference: true)),
    ];

    private static readonly SymbolDisplayFormat Signature = new(
        memberOptions: SymbolDisplayMemberOptions.IncludeParameters,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeParamsRefOut,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    /// <summary>What stands in the way.</summary>
    /// <param name="Symbol">The member; the type where that has the name itself.</param>
    /// <param name="Declared">What it is, in words.</param>
    /// <param name="Generated">What would be generated, in words.</param>
    /// <param name="Remedy">What to do.</param>
    public sealed record Clash(ISymbol Symbol, string Declared, string Generated, string Remedy);

    /// <summary>Whether a type declares something in the place of a generated member.</summary>
    public static bool AreTaken(INamedTypeSymbol type) => Clashes(type).Any();

    /// <summary>What a type with marked members, or a layer, declares in the place of generated members, in the order of those.</summary>
    public static IEnumerable<Clash> Clashes(INamedTypeSymbol type)
    {
        Member[] generated = LayerTypes.IsMarked(type) ? OfLayers
            : (!type.MemberNames.Contains("LoadWeights") && type.Name != "LoadWeights") || PretrainedAttributes.Load(type, MarkedMembers.Of(type)) is null ? OfModels
            : OfModels.Concat(OfFiles).ToArray();
        string before = string.Empty;
        foreach (Member member in generated)
        {
            if (member.Name == type.Name && before != member.Name) yield return Named(type, $"a type of the name '{type.Name}'");
            foreach (ISymbol symbol in type.GetMembers(member.Name).Where(static symbol => IsWritten(symbol)))
            {
                if (symbol is IMethodSymbol method)
                {
                    if (member.Is(method)) yield return new Clash(method, $"'{method.ToDisplayString(Signature)}'", "a method of that signature", "rename it, or change its parameters");
                }
                else if (before != member.Name)
                {
                    yield return Named(symbol, $"the {Kind(symbol)} '{symbol.Name}'");
                }
            }

            before = member.Name;
        }

        foreach (IMethodSymbol method in type.GetMembers().OfType<IMethodSymbol>())
        {
            if (method.MethodKind == MethodKind.ExplicitInterfaceImplementation && method.ExplicitInterfaceImplementations.Any(static implemented => IsOurs(implemented)) && IsWritten(method))
                yield return new Clash(method, $"'{method.ToDisplayString(Signature)}'", "an implementation of that interface", "remove it");
        }
    }

    private static Clash Named(ISymbol symbol, string declared) => new(symbol, declared, "methods of that name", "rename it");

    private static string Kind(ISymbol symbol) => symbol switch
    {
        IFieldSymbol => "field",
        IPropertySymbol => "property",
        IEventSymbol => "event",
        _ => "type",
    };

    private static bool IsOurs(IMethodSymbol method) =>
        method.ContainingType is { Name: "IInitializable" or "ILayer" } type && type.ContainingNamespace.ToDisplayString() == KnownNames.CompilerServices;

    // Analyzers see what was generated; that does not stand in its own way.
    private static bool IsWritten(ISymbol symbol) => symbol.DeclaringSyntaxReferences.Any(static reference => !Declarations.IsOwnOutput(reference.SyntaxTree, default));

    private sealed record Parameter(string Type, bool IsByReference);

    private sealed record Member(string Name, params Parameter[] Parameters)
    {
        // Overloads cannot differ in ref, in and out alone.
        public bool Is(IMethodSymbol method) =>
            method.Arity == 0
            && method.Parameters.Length == Parameters.Length
            && method.Parameters.Zip(Parameters, static (given, generated) =>
                given.RefKind != RefKind.None == generated.IsByReference
                && (generated.Type == Ulong ? given.Type.SpecialType == SpecialType.System_UInt64
                    : generated.Type == Text ? given.Type.SpecialType == SpecialType.System_String
                    : generated.Type == "Stream" ? given.Type.Name == "Stream"
                    : given.Type.Name == generated.Type && given.Type.ContainingNamespace?.ToDisplayString() is KnownNames.Namespace or KnownNames.CompilerServices))
                .All(static same => same);
    }
}
