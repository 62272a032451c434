using System.Collections.Generic;
using System.Linq;
using InitGen.Graph;
using InitGen.Graph.Pretrained;
using InitGen.Roslyn.Plan;
using InitGen.Roslyn.Pretrained;
using Microsoft.CodeAnalysis;

namespace InitGen.Roslyn;

/// <content>What is loaded from a file, and under which names.</content>
public static partial class ModelReader
{
    private sealed partial class Reading
    {
        // Models in models in models; a model that holds itself in a list would never end.
        private const int GreatestNesting = 8;

        private MemberPlan WithFile(MemberPlan plan, MarkedMember member) => plan with
        {
            Binding = PathOf(plan) is { } path ? PretrainedAttributes.Binding(type, member, path) : null,
            IsFrozen = member.Find(nameof(FrozenAttribute)) is not null,
        };

        // A member of which a file decides how it starts.
        private bool IsLoaded(MarkedMember member) =>
            PretrainedAttributes.Of(type) is not null || (PretrainedAttributes.Of(member) is { } own && own.Named(nameof(PretrainedAttribute.Optional))?.Value is not true);

        private PretrainedModel? ReadPretrained()
        {
            _findings.AddRange(PretrainedAttributes.Problems(type, _members));
            if (PretrainedAttributes.Load(type, _members) is not { } load) return null;
            var tensors = new List<BoundTensor>();
            bool isKnown = Gather(tensors, this, load, load.Prefix, origin: null, inherited: null, depth: 0);
            for (INamedTypeSymbol? level = type.BaseType; level is not null && Models.IsGenerated(level); level = level.BaseType)
                isKnown &= !level.OriginalDefinition.DeclaringSyntaxReferences.IsEmpty && Gather(tensors, Read(level), load, load.Prefix, string.Empty, inherited: null, depth: 0);
            return new PretrainedModel(
                type.Name,
                load.File,
                PretrainedAttributes.Of(type) is null ? PretrainedAttributes.FirstFile(_members)?.Member.Symbol.Name ?? string.Empty : string.Empty,
                load.Prefix,
                load.IsWhole && isKnown,
                tensors.ToEquatableArray());
        }

        private Reading Read(INamedTypeSymbol other)
        {
            var reading = new Reading(other.OriginalDefinition, compilation, trees, cancellation);
            reading.ReadMembers();
            return reading;
        }

        /// <summary>Adds the parameters of a model, and answers whether all of them are known.</summary>
        private bool Gather(List<BoundTensor> tensors, Reading of, LoadPlan load, string prefix, string? origin, TensorNeed? inherited, int depth)
        {
            bool isKnown = true;
            foreach ((MemberPlan plan, MarkedMember member) in of._plans.Zip(of._members, static (plan, member) => (plan, member)))
            {
                if (!load.IsWhole && inherited is null && plan.Binding is null) continue;
                string name = origin ?? member.Symbol.Name;
                TensorNeed need = plan.Binding is { Need: TensorNeed.Optional } ? TensorNeed.Optional
                    : inherited ?? plan.Binding?.Need ?? TensorNeed.Possible;
                switch (plan)
                {
                    case ParameterPlan parameter:
                        tensors.Add(Bound(parameter, name, prefix + (plan.Binding?.Tensor ?? parameter.Path), need, member) with { IsOwn = origin is null });
                        break;
                    case LayersPlan layers:
                        string segment = plan.Binding?.Tensor ?? layers.Segment;
                        tensors.AddRange(layers.Weights.Select(weight =>
                            Bound(weight, name, prefix + segment + weight.Path.Substring(layers.Segment.Length), need, member)));
                        break;
                    case SubmodelPlan submodel when StorageReader.Read(TypeOf(member)) is Storage.Models { Model: var model }
                        && depth < GreatestNesting && !model.OriginalDefinition.DeclaringSyntaxReferences.IsEmpty:
                        string inner = prefix + (plan.Binding?.Tensor ?? submodel.Segment) + (submodel.Kind == SubmodelKind.Sequence ? ".*." : ".");
                        isKnown &= Gather(tensors, Read(model), load, inner, name, need == TensorNeed.Possible ? null : need, depth + 1);
                        break;
                    case TiedPlan:
                        break;
                    default:
                        isKnown = false;
                        break;
                }
            }

            return isKnown;
        }

        private BoundTensor Bound(ParameterPlan parameter, string origin, string tensor, TensorNeed need, MarkedMember member) =>
            new(origin, tensor, parameter.Layer.Axes, parameter.Element.Display())
            {
                Transpose = parameter.Binding?.Transpose == true,
                IsRequired = need == TensorNeed.Required,
                IsOptional = need == TensorNeed.Optional,
                NamesScheme = !parameter.IsOfLayer && member.Find(nameof(InitAttribute)) is { NamedArguments.IsEmpty: true } init && InitReader.SaysScheme(init, cancellation),
            };

        // [Pretrained] alone, on what says nothing of how it starts.
        private LayersPlan? NeedsInit(MarkedMember member, string what)
        {
            if (PretrainedAttributes.Of(member) is null) return null;
            return (LayersPlan?)Unsupported(member, $"it holds {what}, of which nothing says how they start", "add [Init]; what a file has for them wins");
        }

        private static string? PathOf(MemberPlan plan) => plan switch
        {
            ParameterPlan parameter => parameter.Path,
            LayersPlan layers => layers.Segment,
            SubmodelPlan submodel => submodel.Segment,
            _ => null,
        };
    }
}
