using System.Collections.Generic;
using System.Linq;
using InitGen.Graph;
using InitGen.Graph.Rules;
using InitGen.Roslyn.Layers;
using InitGen.Roslyn.Plan;
using InitGen.Theory;
using Microsoft.CodeAnalysis;

namespace InitGen.Roslyn;

/// <content>Members that hold layer objects: each weight of the layer is one of the model's.</content>
public static partial class ModelReader
{
    private sealed partial class Reading
    {
        private readonly LayerTypeReader _layerTypes = new(compilation, cancellation);

        private LayersPlan? ReadLayers(MarkedMember member, Storage.Layers layers)
        {
            if (LayerShapeReader.ShapesOn(member).Any())
            {
                Report(UsageRules.ShapeContradiction, member, FindingPlace.Shape, "is declared on a layer", "remove the shape: the weights inside declare theirs");
                return null;
            }

            AttributeData? init = member.Find(nameof(InitAttribute));
            if (init is null) return NeedsInit(member, "layers");
            if (!init.IsUnderstood() || !HasGoodName(member)) return null;
            ActivationInfo? follower = ReadActivation(member, out bool activationIsBad);
            string segment = LayerNames.Segment(member);
            if (_names.Claim(segment, member.Symbol.Name) is { } other)
            {
                Duplicate(member, segment, other);
                return null;
            }

            if (activationIsBad || !LayerTypes.IsGenerated(layers.Layer, compilation))
            {
                _graph.AddUnknown(member.Symbol.Name, "its layer cannot be generated");
                return null;
            }

            var binder = new LayerBinder(compilation, _layerTypes, cancellation);
            if (binder.Bind(member.Symbol, layers.Layer, layers.IsSequence) is not { } binding)
            {
                Unsupported(member, LayerTexts.NoWeights(layers.Layer), LayerTexts.NoWeightsRemedy);
                return null;
            }

            if (binding.Trouble is { } trouble)
            {
                Report(UsageRules.ShapeContradiction, member, FindingPlace.Member, trouble.Problem, trouble.Remedy);
                _graph.AddUnknown(member.Symbol.Name, trouble.Problem);
                return null;
            }

            if (SubmodelFit.Held(member.Symbol, layers.Layer, layers.IsSequence) is not { } kind)
            {
                Unsupported(member, SubmodelFit.NotWrittenBack, "make the member assignable, or the layer a class");
                return null;
            }

            return ReadLayerWeights(member, init, binding, follower, segment, layers.IsSequence, layers.Layer.Name) is { } weights
                ? new LayersPlan(
                    TypeNames.Escape(member.Symbol.Name),
                    Display(member),
                    segment,
                    kind,
                    StorageFit.IsAssignable(member.Symbol),
                    layers.Layer.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat),
                    FillClass(member.Symbol.Name),
                    weights.ToEquatableArray())
                : null;
        }

        private List<ParameterPlan>? ReadLayerWeights(
            MarkedMember member, AttributeData init, LayerBinding binding, ActivationInfo? follower, string segment, bool isSequence, string typeName, bool isOpaque = false)
        {
            var plans = new List<ParameterPlan>();
            var taking = new List<(SchemeOptions Options, LayerRole Role)>();
            var nodes = new List<(string Name, string Path, LayerShape Shape, SchemeOptions Options, ResolvedScheme? Resolved, ActivationInfo? Follower, bool IsDeclared, ActivationInfo? Read)>();
            int main = binding.Type.Main.Count();
            bool hasMatrix = binding.Type.Main.Any(static weight => weight.Shape.Kind != LayerKind.Embedding);
            bool isLoaded = IsLoaded(member);
            bool guessed = isLoaded;
            foreach (BoundWeight bound in binding.Weights)
            {
                LayerParameter weight = bound.Weight;
                LayerShape layer = bound.Shape with { Of = null };

                // A scale takes a scheme that the model names where there is nothing else that could, and a table none that is for matrices
                // where there are such.
                bool takesScheme = weight.TakesScheme
                    || (main == 0 && layer.Kind == LayerKind.Norm && InitReader.SaysScheme(init, cancellation));
                SchemeOptions options = InitReader.ReadForLayer(init, weight.Own, takesScheme, layer.Role, type, cancellation);
                bool isForMatrices = layer.Kind == LayerKind.Embedding && hasMatrix && SchemeCatalog.ReadsFans(options, layer.Role);
                if (isForMatrices) options = weight.Own ?? SchemeOptions.Auto;
                else if (takesScheme) taking.Add((options, layer.Role));

                // What lies behind a matrix inside a module decides where nothing is named; a scheme that is named means the same everywhere.
                ActivationInfo? inside = bound.Number is null || options.Scheme == Scheme.Auto ? weight.Follower : null;
                ActivationInfo? declared = inside ?? (weight.TakesScheme ? follower : null);
                ActivationInfo? read = weight.TakesScheme ? _models.Followers(type, member.Symbol.Name + "." + weight.Name, trees, cancellation)?.Decisive : null;
                ActivationInfo? followedBy = declared ?? read;
                if (LayerTrouble(options, layer) is { } problem)
                {
                    Report(UsageRules.OptionOutOfRange, member, FindingPlace.Init, $"{problem}{ForWeight(binding, weight)}");
                    _graph.AddUnknown(member.Symbol.Name, problem);
                    return null;
                }

                if (layer.Kind == LayerKind.Bias && SchemeCatalog.ReadsFans(options, layer.Role)) layer = layer with { Of = bound.Shape.Of };
                SchemePlan scheme = SchemeCatalog.Plan(options, layer.Role, followedBy);
                if (scheme.IsGuess && layer.Role == LayerRole.Weight && !guessed) ReportGuess(member, scheme, followedBy);
                guessed |= scheme.IsGuess;

                ResolvedScheme? resolved = scheme.FixedLaw is not null ? scheme.Resolve(default)
                    : layer.Source is { IsConstant: true, Weight: { } matrix } source ? scheme.Resolve(source.Fans.GetValueOrDefault(), matrix)
                    : null;
                if (ElementRange.Trouble(scheme, resolved, weight.Element) is { } range)
                {
                    Report(UsageRules.OptionOutOfRange, member, FindingPlace.Init, range + ForWeight(binding, weight));
                    _graph.AddUnknown(member.Symbol.Name, range);
                    return null;
                }

                nodes.Add((weight.Name, segment + (isSequence ? ".*." : ".") + weight.Path, layer, options, resolved, main == 1 ? followedBy : weight.Follower ?? read, declared is not null, read));
                plans.Add(new ParameterPlan(
                    TypeNames.Escape(member.Symbol.Name) + "." + weight.Name,
                    Display(member),
                    nodes[nodes.Count - 1].Path,
                    weight.Storage,
                    weight.Element,
                    false,
                    layer,
                    scheme,
                    resolved,
                    init.Seed(nameof(InitAttribute.Seed)) ?? weight.Seed) { IsOfLayer = true, Number = bound.Number ?? plans.Count });
            }

            if (UnreadOptions.OfLayer(member.Symbol.Name, init, typeName, taking, plans.Exists(static plan => UnreadOptions.IsRandom(plan.Scheme))) is { } unread)
                _findings.Add(unread);

            if (isOpaque)
            {
                _graph.AddUnknown(member.Symbol.Name, "its modules are not looked into");
                return plans;
            }

            foreach (var (name, path, shape, options, resolved, followedBy, isDeclared, read) in nodes)
            {
                bool isFromData = isLoaded || options.Scheme == Scheme.Lsuv;
                _layers[member.Symbol.Name + "." + name] = _graph.AddLayer(member.Symbol.Name, shape, isFromData ? SchemeOptions.Auto : options, isFromData ? null : resolved, followedBy, IsHiddenOutside(resolved, member.Symbol.Name + "." + name)) with
                {
                    Part = "." + name, Path = path, PathMembers = 2, IsCalibrated = options.Scheme == Scheme.Lsuv, IsFollowerDeclared = isDeclared, FollowerRead = read,
                };

                // How several weights of one layer follow each other, only its code knows; likewise several layers.
                if (main > 1 || isSequence) _graph.AddUnknown(member.Symbol.Name, "one of several weights");
            }

            return plans;
        }

        private static string? LayerTrouble(SchemeOptions options, LayerShape layer)
        {
            if (SchemeCatalog.Validate(options, layer.Role) is { Count: > 0 } problems) return InitReader.Text(problems[0]);
            if (layer.Weight is { } shaped && SchemeCatalog.ValidateShape(options, shaped) is { } misfit) return InitReader.Text(misfit);
            return null;
        }

        // Which one, where that is not clear.
        private static string ForWeight(LayerBinding binding, LayerParameter weight) =>
            binding.Weights.Count == 1 ? string.Empty : $", for the layer's {weight.Name}";

        private string FillClass(string member)
        {
            string name = "FillOf" + member;
            while (type.MemberNames.Contains(name)) name += "_";
            return name;
        }
    }
}
