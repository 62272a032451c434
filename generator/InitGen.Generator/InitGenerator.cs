using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using InitGen.Generator.Emission;
using InitGen.Graph;
using InitGen.Roslyn;
using InitGen.Roslyn.Layers;
using InitGen.Roslyn.Plan;
using InitGen.Roslyn.TorchSharp.Filling;
using InitGen.Theory;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace InitGen.Generator;

/// <summary>
/// Generates, for each type with marked members, the code that fills its weights, for each layer type the way to its weights, and once per
/// project the kernels that models call. It reports nothing: the analyzers read the same models and say what is wrong with them.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class InitGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValueProvider<TargetFacts> target = context.CompilationProvider
            .Select(static (compilation, _) => TargetFacts.Of(compilation))
            .WithTrackingName(TrackingNames.Target);

        IncrementalValuesProvider<ModelPlan>[] sources =
        [
            Marked(context, KnownNames.InitAttribute, TrackingNames.InitModels),
            Marked(context, KnownNames.BiasAttribute, TrackingNames.BiasModels),
            Marked(context, KnownNames.TiedToAttribute, TrackingNames.TiedModels),
            Marked(context, KnownNames.PretrainedAttribute, TrackingNames.PretrainedModels),
            Targeted(context),
        ];

        IncrementalValueProvider<EquatableArray<DistributionKind>> kernels = sources
            .Select(static models => models.SelectMany(static (model, _) => KernelKinds.Of(model)).Collect())
            .Aggregate(static (all, more) => all.Combine(more).Select(static (pair, _) => pair.Left.AddRange(pair.Right)))
            .Select(static (kinds, _) => kinds.Distinct().OrderBy(static kind => kind).ToEquatableArray())
            .WithTrackingName(TrackingNames.Kernels);

        IncrementalValueProvider<bool> usesModules = sources
            .Select(static models => models.Where(static model => ModuleUse.Of(model)).Collect())
            .Aggregate(static (all, more) => all.Combine(more).Select(static (pair, _) => pair.Left.AddRange(pair.Right)))
            .Select(static (models, _) => models.Length > 0)
            .WithTrackingName(TrackingNames.UsesModules);

        IncrementalValueProvider<ModuleFacts?> modules = context.CompilationProvider
            .Select(static (compilation, _) => ModuleFacts.Of(compilation))
            .WithTrackingName(TrackingNames.Modules);

        foreach (IncrementalValuesProvider<ModelPlan> models in sources)
        {
            context.RegisterSourceOutput(models.Combine(target), static (output, item) =>
            {
                if (item.Right.CanCompile) Add(output, HintName.Of(item.Left.FullName), ModelEmitter.Emit(item.Left, item.Right.KernelNamespace));
            });
        }

        context.RegisterSourceOutput(Layers(context).Combine(target), static (output, item) =>
        {
            if (item.Right.CanCompile) Add(output, HintName.Of(item.Left.FullName), LayerEmitter.Emit(item.Left));
        });

        context.RegisterSourceOutput(usesModules.Combine(modules).Combine(target), static (output, item) =>
        {
            if (item is { Left: { Left: true, Right: { } facts }, Right: { CanCompile: true } project })
                Add(output, TorchModulesEmitter.HintName, TorchModulesEmitter.Emit(facts, project.KernelNamespace));
        });

        context.RegisterSourceOutput(kernels.Combine(target), static (output, item) =>
        {
            if (item.Right.CanCompile && item.Left.Count > 0)
                Add(output, KernelsEmitter.HintName, KernelsEmitter.Emit(item.Left, item.Right.KernelNamespace));
        });
    }

    private static IncrementalValuesProvider<LayerPlan> Layers(IncrementalGeneratorInitializationContext context) => context.SyntaxProvider
        .ForAttributeWithMetadataName(
            KnownNames.LayerAttribute,
            static (node, _) => node is TypeDeclarationSyntax,
            static (type, cancellation) => LayerReader.Read((INamedTypeSymbol)type.TargetSymbol, type.SemanticModel.Compilation, cancellation).Plan)
        .Where(static plan => plan is not null)
        .Select(static (plan, _) => plan!)
        .WithTrackingName(TrackingNames.Layers);

    private static IncrementalValuesProvider<ModelPlan> Marked(
        IncrementalGeneratorInitializationContext context, string attribute, string trackingName) =>
        Plans(
            context.SyntaxProvider.ForAttributeWithMetadataName(
                attribute,
                static (node, _) => node is TypeDeclarationSyntax || FirstOfItsKind.Is(node),
                (member, cancellation) => Read(member.TargetSymbol, trackingName, member.SemanticModel.Compilation, cancellation)),
            trackingName);

    // ForAttributeWithMetadataName does not see [field: Init] on a property, nor any target on a record's parameter.
    private static IncrementalValuesProvider<ModelPlan> Targeted(IncrementalGeneratorInitializationContext context) =>
        Plans(
            context.SyntaxProvider.CreateSyntaxProvider(
                static (node, _) => node is AttributeListSyntax list && IsTargeted(list) && IsFirstOfItsKind(list),
                static (list, cancellation) => list.Node.Parent is { } parent
                    && TargetedProperty(list.SemanticModel.GetDeclaredSymbol(parent, cancellation)) is { } property
                        ? Read(property, TrackingNames.TargetedModels, list.SemanticModel.Compilation, cancellation)
                        : null),
            TrackingNames.TargetedModels);

    private static IncrementalValuesProvider<ModelPlan> Plans(IncrementalValuesProvider<ModelPlan?> read, string trackingName) => read
        .Where(static plan => plan is not null)
        .Select(static (plan, _) => plan!)
        .WithTrackingName(trackingName);

    private static bool IsFirstOfItsKind(AttributeListSyntax list) => list.Parent switch
    {
        PropertyDeclarationSyntax property => list == property.AttributeLists.First(IsTargeted),
        ParameterSyntax parameter => list == parameter.AttributeLists.First(IsTargeted),
        _ => false,
    };

    private static bool IsTargeted(AttributeListSyntax list) => list.Target?.Identifier.ValueText is "field" or "property";

    private static IPropertySymbol? TargetedProperty(ISymbol? symbol) => symbol switch
    {
        IPropertySymbol property => property,
        IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } constructor } parameter =>
            constructor.ContainingType.GetMembers(parameter.Name).OfType<IPropertySymbol>().FirstOrDefault(),
        _ => null,
    };

    private static ModelPlan? Read(ISymbol marked, string source, Compilation compilation, CancellationToken cancellation) =>
        (marked as INamedTypeSymbol ?? marked.ContainingType) is { } type && ReadPoint.Is(type, marked, source, compilation, cancellation)
            ? ModelReader.Read(type, compilation, cancellation).Plan
            : null;

    private static void Add(SourceProductionContext output, string hintName, string text) =>
        output.AddSource(hintName, SourceText.From(text, Encoding.UTF8));
}
