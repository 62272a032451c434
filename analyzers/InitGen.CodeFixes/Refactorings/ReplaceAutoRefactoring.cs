using System.Globalization;
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

/// <summary>Writes the scheme that <see cref="Scheme.Auto"/> picked, so that a later change of the model leaves the weights as they are.</summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp, Name = nameof(ReplaceAutoRefactoring))]
public sealed class ReplaceAutoRefactoring : CodeRefactoringProvider
{
    /// <inheritdoc/>
    public override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        CancellationToken cancellation = context.CancellationToken;
        if (await MemberAtCursor.FindAsync(context).ConfigureAwait(false) is not { } member
            || member.Attribute("Init") is not { } init
            || !MaySayAuto(init)
            || await member.ReadAsync(cancellation).ConfigureAwait(false) is not { } before
            || Decisive(before) is not { } layer
            || WeightLaw.Plan(layer, layer.Options) is not { } plan)
        {
            return;
        }

        SemanticModel model = (await context.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        foreach (bool exact in new[] { false, true })
        {
            SchemeOptions named = Named(layer, plan, exact, out string? gain);
            AttributeSyntax changed = Write(init, named, gain);
            SyntaxNode root = member.With(member.Member.ReplaceNode(init, changed));
            if (member.ReadChanged(model, root, cancellation) is not { } after || !before.IsDrawnAs(after) || !before.IsAsGoodAs(after)) continue;
            context.RegisterRefactoring(CodeAction.Create(
                $"Replace Auto by what it resolves to: Scheme.{named.Scheme}{(gain is null ? string.Empty : $", Gain = {gain}")}",
                _ => Task.FromResult(context.Document.WithSyntaxRoot(root)),
                nameof(ReplaceAutoRefactoring)));
            return;
        }
    }

    private static bool MaySayAuto(AttributeSyntax init) => InitEdit.Scheme(init)?.Expression switch
    {
        null => true,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText == nameof(Scheme.Auto),
        IdentifierNameSyntax name => name.Identifier.ValueText == nameof(Scheme.Auto),
        _ => false,
    };

    // Of a layer object's weights the one that the scheme is about. A guess is none that a person should find in the code.
    private static LayerNode? Decisive(MemberReading reading)
    {
        LayerNode[] auto = [.. reading.Weights.Values
            .Where(static layer => layer.Options.Scheme == Scheme.Auto)
            .OrderBy(static layer => WeightLaw.Role(layer) switch { LayerRole.Weight => 0, LayerRole.Embedding => 1, LayerRole.NormScale => 2, _ => 3 })];
        bool guessed = auto.Any(static layer => WeightLaw.IsMatrix(layer) && WeightLaw.Plan(layer, layer.Options) is not { IsGuess: false });
        return guessed ? null : auto.FirstOrDefault();
    }

    // The fan and the gain are said where the scheme's own would be others: GELU's gain is not He's.
    private static SchemeOptions Named(LayerNode layer, SchemePlan plan, bool exact, out string? gain)
    {
        SchemeOptions named = layer.Options with { Scheme = plan.Scheme };
        gain = null;
        if (plan.FixedLaw is not null) return named;
        if (WeightLaw.Plan(layer, named) is { } own && own.Fan != plan.Fan) named = named with { Fan = plan.Fan };
        double? wanted = WeightLaw.GainSquared(layer, layer.Options);
        if (wanted is { } gainSquared && WeightLaw.GainSquared(layer, named) != wanted)
        {
            WeightDistribution? law = exact ? null : layer.Scheme?.Law;
            gain = WeightLaw.GainText(gainSquared, law, System.Math.Sqrt(gainSquared), exact: true);
        }

        return named;
    }

    // Options that came from defaults no longer hold beside a scheme, and are written out.
    private static AttributeSyntax Write(AttributeSyntax init, SchemeOptions named, string? gain)
    {
        string prefix = InitEdit.Prefix(init);
        AttributeSyntax changed = InitEdit.WithScheme(init, named.Scheme.ToString());
        bool isScaled = named.Scheme is Scheme.He or Scheme.Xavier or Scheme.LeCun or Scheme.VarianceScaling;
        if (!isScaled) return changed;

        Add(nameof(InitAttribute.Distribution), named.Distribution is { } distribution ? prefix + "Distribution." + distribution : null);
        Add(nameof(InitAttribute.Fan), named.Fan == FanMode.Default ? null : prefix + "FanMode." + named.Fan);
        Add(nameof(InitAttribute.Gain), gain ?? Number(named.Gain));
        Add(nameof(InitAttribute.Depth), named.Depth?.ToString(CultureInfo.InvariantCulture));
        Add(nameof(InitAttribute.Truncation), Number(named.Truncation));
        return changed;

        void Add(string option, string? value)
        {
            if (value is not null && InitEdit.Option(init, option) is null) changed = InitEdit.WithOption(changed, option, value);
        }
    }

    private static string? Number(double? value) => value?.ToString("R", CultureInfo.InvariantCulture);
}
