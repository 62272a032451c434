using System.Collections.Generic;
using System.Linq;
using InitGen.Graph;
using InitGen.Graph.Rules;
using InitGen.Roslyn.Layers;
using InitGen.Roslyn.Plan;
using InitGen.Roslyn.TorchSharp.Filling;
using InitGen.Theory;
using Microsoft.CodeAnalysis;

namespace InitGen.Roslyn;

/// <content>Members that hold modules of TorchSharp: as layer objects, but that the library says what is in them.</content>
public static partial class ModelReader
{
    private sealed partial class Reading
    {
        private LayersPlan? ReadModules(MarkedMember member, ITypeSymbol memberType, Storage.Modules modules)
        {
            if (LayerShapeReader.ShapesOn(member).Any())
            {
                Report(UsageRules.ShapeContradiction, member, FindingPlace.Shape, "is declared on a module", "remove the shape: the module has one");
                return null;
            }

            AttributeData? init = member.Find(nameof(InitAttribute));
            if (init is null) return NeedsInit(member, "modules");
            if (!init.IsUnderstood() || !HasGoodName(member)) return null;
            ActivationInfo? follower = ReadActivation(member, out bool activationIsBad);
            string segment = LayerNames.Segment(member);
            if (_names.Claim(segment, member.Symbol.Name) is { } other)
            {
                Duplicate(member, segment, other);
                return null;
            }

            if (activationIsBad)
            {
                _graph.AddUnknown(member.Symbol.Name, "its module cannot be generated");
                return null;
            }

            (LayerBinding binding, bool isSingle) = Bind(member.Symbol, modules);
            List<ParameterPlan>? weights = ReadLayerWeights(member, init, binding, follower, segment, modules.IsSequence, modules.Module.Name, isOpaque: !isSingle);
            if (weights is null) return null;
            bool isParameter = modules.Content == ModuleContent.Parameter;
            return new LayersPlan(
                TypeNames.Escape(member.Symbol.Name),
                Display(member),
                segment,
                modules.IsSequence ? SubmodelKind.Sequence : SubmodelKind.Reference,
                Assignable: false,
                modules.Module.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat),
                FillClass(member.Symbol.Name),
                weights.ToEquatableArray())
            {
                Module = new ModulePlan(isParameter, memberType.NullableAnnotation == NullableAnnotation.Annotated, isParameter && weights[0].Scheme.FixedLaw is null),
            };
        }

        private (LayerBinding Binding, bool IsSingle) Bind(ISymbol member, Storage.Modules modules)
        {
            if (modules.Content == ModuleContent.Parameter) return (ModuleBinder.Parameter(), false);
            if (modules.Content == ModuleContent.Container) return (ModuleBinder.Several(null), false);
            ModuleCreation? creation = modules.IsSequence ? null : ModuleCreation.Read(member, compilation, cancellation);
            string? name = modules.Content == ModuleContent.Known ? modules.Module.Name : creation?.Name;
            ModuleKind? kind = name is null ? null : ModuleKinds.Find(name);
            if (creation?.Name != name) creation = null;
            return kind?.Sizes is null ? (ModuleBinder.Several(kind), false) : (ModuleBinder.Single(kind, creation), !modules.IsSequence);
        }
    }
}
