using System.Linq;
using System.Threading;
using InitGen.Graph.Rules;
using InitGen.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace InitGen.Analyzers;

/// <summary>Where in the source a finding stands. The graph knows members by name only; here names become places again.</summary>
internal static class FindingLocation
{
    public static Location Of(INamedTypeSymbol type, Finding finding, CancellationToken cancellation)
    {
        if (finding.Span is { } span) return At(type, span) ?? InSource(type) ?? Location.None;
        if (Member(type, finding) is not { } member)
        {
            return (finding.Place == FindingPlace.Pretrained ? OnType(type, nameof(PretrainedAttribute), cancellation) : null)
                ?? InSource(type)
                ?? Location.None;
        }

        AttributeData? attribute = finding.Place switch
        {
            FindingPlace.Pretrained => member.Find(nameof(PretrainedAttribute)),
            FindingPlace.Tie => member.Find(nameof(TiedToAttribute)),
            FindingPlace.Init => member.Find(nameof(InitAttribute)),
            FindingPlace.Activation => member.Find(nameof(ActivationAttribute)),
            FindingPlace.Shape => member.Attributes.FirstOrDefault(static candidate =>
                candidate.AttributeClass!.Name is not (nameof(InitAttribute) or nameof(ActivationAttribute) or nameof(TiedToAttribute)
                    or nameof(PretrainedAttribute) or nameof(FrozenAttribute) or nameof(FanInAttribute) or nameof(FanOutAttribute) or nameof(WeightAttribute)))
                ?? member.Find(nameof(WeightAttribute)),
            _ => null,
        };
        return attribute?.ApplicationSyntaxReference?.GetSyntax(cancellation).GetLocation()
            ?? InSource(member.Symbol)
            ?? Location.None;
    }

    /// <summary>Whether the member that a finding is about gives a reason for being as it is.</summary>
    public static bool IsJustified(INamedTypeSymbol type, Finding finding) =>
        finding.Rule.CanBeJustified
        && Member(type, finding)?.Find(nameof(InitAttribute))?.Named(nameof(InitAttribute.Justification))?.Value is string reason
        && !string.IsNullOrWhiteSpace(reason);

    private static MarkedMember? Member(INamedTypeSymbol type, Finding finding) => finding.Origin.Length == 0
        ? null
        : MarkedMembers.WithAttributes(type).FirstOrDefault(candidate => candidate.Symbol.Name == finding.Origin);

    // The reading that found it holds only as long as the file is the same.
    private static Location? At(INamedTypeSymbol type, SourceSpan span) =>
        span.Declaration < type.DeclaringSyntaxReferences.Length
        && type.DeclaringSyntaxReferences[span.Declaration].SyntaxTree is { } tree
        && span.Start + span.Length <= tree.Length
            ? Location.Create(tree, new TextSpan(span.Start, span.Length))
            : null;

    private static Location? OnType(INamedTypeSymbol type, string attribute, CancellationToken cancellation) => type.GetAttributes()
        .FirstOrDefault(candidate => MarkedMembers.IsOurs(candidate) && candidate.AttributeClass!.Name == attribute)
        ?.ApplicationSyntaxReference?.GetSyntax(cancellation).GetLocation();

    private static Location? InSource(ISymbol symbol) => symbol.Locations.FirstOrDefault(static location => location.IsInSource);
}
