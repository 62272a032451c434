using System.Linq;
using System.Threading;
using InitGen.Roslyn;
using InitGen.Roslyn.Caching;
using InitGen.Roslyn.Layers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InitGen.Generator;

/// <summary>
/// Where a type is read: at its first marked member, by the one source that this member belongs to; all other transforms end there. To find it takes
/// the attributes of all members, which the compiler binds anew for each compilation, so it is kept.
/// </summary>
/// <param name="Member">The first marked member.</param>
/// <param name="Source">The tracking name of its source; empty for a type that is no model.</param>
/// <param name="IsType">Whether it is read at a mark of the type's own.</param>
internal sealed record ReadPoint(string Member, string Source, bool IsType)
{
    private static readonly ContentCache<ReadPoint> Known = new();
    private static readonly ReadPoint Nowhere = new(string.Empty, string.Empty, IsType: false);

    /// <summary>Whether a type is read at a symbol with a mark, by a source.</summary>
    public static bool Is(INamedTypeSymbol type, ISymbol marked, string source, Compilation compilation, CancellationToken cancellation)
    {
        ReadPoint point = Of(type, compilation, cancellation);
        return point.Source == source && (marked is INamedTypeSymbol || (point.Member == marked.Name && !point.IsType));
    }

    private static ReadPoint Of(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation)
    {
        var content = CompilationContent.Of(compilation, cancellation);
        if (Known.Find(type, content, circumstances: null) is { } known) return known;
        ReadPoint found = Find(type, cancellation);
        Known.Keep(type, content, circumstances: null, files: [], found, cancellation);
        return found;
    }

    private static ReadPoint Find(INamedTypeSymbol type, CancellationToken cancellation)
    {
        if (LayerTypes.IsMarked(type) || MarkedMembers.Of(type).FirstOrDefault() is not { } first) return Nowhere;
        string source = SourceOf(first, cancellation);
        return new ReadPoint(first.Symbol.Name, source, source == TrackingNames.PretrainedModels && MarkedMembers.HasFile(type));
    }

    private static string SourceOf(MarkedMember member, CancellationToken cancellation)
    {
        if (member.Symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is ParameterSyntax) return TrackingNames.TargetedModels;
        string[] direct = [.. member.Symbol.GetAttributes().Where(MarkedMembers.IsOurs).Select(static attribute => attribute.AttributeClass!.Name)];
        return direct.Contains(nameof(InitAttribute)) ? TrackingNames.InitModels
            : direct.Contains(nameof(BiasAttribute)) ? TrackingNames.BiasModels
            : direct.Contains(nameof(TiedToAttribute)) ? TrackingNames.TiedModels
            : direct.Contains(nameof(PretrainedAttribute)) || MarkedMembers.HasFile(member.Symbol.ContainingType) ? TrackingNames.PretrainedModels
            : TrackingNames.TargetedModels;
    }
}
