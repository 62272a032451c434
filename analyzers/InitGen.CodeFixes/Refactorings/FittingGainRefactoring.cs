using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using InitGen.Graph;
using InitGen.Theory;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InitGen.CodeFixes.Refactorings;

/// <summary>Sets the gain that keeps the signal's size through the activation that follows, where another one is in use.</summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp, Name = nameof(FittingGainRefactoring))]
public sealed class FittingGainRefactoring : CodeRefactoringProvider
{
    // What is closer makes no difference that anyone would see.
    private const double Noticeable = 0.01;

    /// <inheritdoc/>
    public override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        CancellationToken cancellation = context.CancellationToken;
        if (await MemberAtCursor.FindAsync(context).ConfigureAwait(false) is not { } member
            || member.Attribute("Init") is not { } init
            || await member.ReadAsync(cancellation).ConfigureAwait(false) is not { } before)
        {
            return;
        }

        KeyValuePair<string, LayerNode>[] matrices = [.. before.Weights.Where(static weight => WeightLaw.IsMatrix(weight.Value))];
        if (matrices.Length != 1 || matrices[0] is not { Value: { FollowedBy: { } activation } layer }) return;
        if (!ReadsGain(layer) || InUse(layer) is not { } inUse || FittingSquared(activation, layer.Options) is not { } fittingSquared) return;
        double fitting = Math.Sqrt(fittingSquared);
        if (Math.Abs((inUse / fitting) - 1) <= Noticeable) return;

        SemanticModel model = (await context.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        foreach (AttributeSyntax changed in Changes(init, layer, fitting, WeightLaw.GainText(fittingSquared, layer.Scheme?.Law, inUse, exact: false)))
        {
            SyntaxNode root = member.With(member.Member.ReplaceNode(init, changed));
            bool fits = member.ReadChanged(model, root, cancellation) is { } after
                && after.Weights.TryGetValue(matrices[0].Key, out LayerNode? now)
                && InUse(now) is { } used && Math.Abs((used / fitting) - 1) < 1e-6
                && before.OthersAreDrawnAs(after)
                && before.IsAsGoodAs(after);
            if (!fits) continue;
            context.RegisterRefactoring(CodeAction.Create(
                $"Use the gain that fits {activation.Name}",
                _ => Task.FromResult(context.Document.WithSyntaxRoot(root)),
                nameof(FittingGainRefactoring)));
            return;
        }
    }

    // A gain that the scheme would take by itself is not written down.
    private static IEnumerable<AttributeSyntax> Changes(AttributeSyntax init, LayerNode layer, double fitting, string text)
    {
        bool given = InitEdit.Option(init, nameof(InitAttribute.Gain)) is not null;
        if (given && WeightLaw.GainSquared(layer, layer.Options with { Gain = null }) is { } own && Math.Abs((Math.Sqrt(own) / fitting) - 1) < 1e-9)
            yield return InitEdit.WithoutOption(init, nameof(InitAttribute.Gain));
        yield return InitEdit.WithOption(init, nameof(InitAttribute.Gain), text);
    }

    private static double? InUse(LayerNode layer) => WeightLaw.GainSquared(layer, layer.Options) is { } squared ? Math.Sqrt(squared) : null;

    // An identity matrix with ReLU is a recurrent network's own way (Le et al. 2015); its gain is the signal's, not that of random weights.
    private static bool ReadsGain(LayerNode layer) =>
        (SchemeCatalog.WithoutEffect(layer.Options with { Gain = 1 }, WeightLaw.Role(layer)) & SchemeOption.Gain) == 0
        && WeightLaw.Plan(layer, layer.Options)?.Whole != DistributionKind.Identity;

    // By convention linear and S-shaped units, network ends and gates have gain 1. Only one that the person gave can be off.
    private static double? FittingSquared(ActivationInfo activation, SchemeOptions options) => activation.Family switch
    {
        ActivationFamily.Rectifier or ActivationFamily.SmoothRectifier or ActivationFamily.SelfNormalizing or ActivationFamily.Other =>
            activation.Moments is { } moments ? Gains.ForwardSquared(moments) : null,
        _ => options.Gain is null ? null : 1,
    };
}
