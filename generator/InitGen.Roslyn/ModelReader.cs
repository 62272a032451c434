using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading;
using InitGen.Graph;
using InitGen.Graph.Pretrained;
using InitGen.Graph.Rules;
using InitGen.Roslyn.Forward;
using InitGen.Roslyn.Layers;
using InitGen.Roslyn.Plan;
using InitGen.Roslyn.Pretrained;
using InitGen.Roslyn.TorchSharp.Filling;
using InitGen.Theory;
using Microsoft.CodeAnalysis;

namespace InitGen.Roslyn;

/// <summary>
/// Reads a type with marked members: once for generator and analyzers alike. Nothing in it throws on odd code: what cannot be read
/// becomes a finding, or nothing at all where the compiler complains already, and the other members are read all the same.
/// </summary>
public static partial class ModelReader
{
    /// <summary>Reads one type.</summary>
    /// <param name="type">A type with at least one marked member.</param>
    /// <param name="compilation">The compilation it belongs to.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <returns>What was read.</returns>
    public static ModelReading Read(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation) =>
        CompilationModels.Of(compilation).Reading(type, trees => new Reading(type, compilation, trees, cancellation).Read(), cancellation);

    private sealed partial class Reading(INamedTypeSymbol type, Compilation compilation, ISet<SyntaxTree> trees, CancellationToken cancellation)
    {
        private readonly ImmutableArray<MarkedMember> _members = MarkedMembers.Of(type).ToImmutableArray();
        private readonly List<Finding> _findings = [];
        private readonly List<MemberPlan> _plans = [];
        private readonly LayerShapeReader _shapes = new(type);
        private readonly AllocationReader _allocations = new(compilation, cancellation);
        private readonly GraphBuilder _graph = new();
        private readonly LayerNames _names = new();
        private readonly Dictionary<string, LayerNode> _layers = [];
        private readonly CompilationModels _models = CompilationModels.Of(compilation);

        public ModelReading Read()
        {
            ReachableTypes.AddTrees(type, trees);
            ClaimInherited();
            ReadMembers();
            ReadInputs();
            TypeHierarchy.Obstacle? obstacle = TypeHierarchy.Find(type);
            PretrainedModel? pretrained = ReadPretrained();
            if (obstacle is null && TypeHierarchy.IsDuplicate(type)) return new ModelReading(Graph(), null, _findings.ToEquatableArray());
            if (obstacle is not null)
            {
                _findings.Add(new Finding(
                    UsageRules.TypeNotPartial,
                    string.Empty,
                    FindingPlace.Type,
                    EquatableArray.Of(type.Name, obstacle.Trouble, obstacle.Remedy)));
            }

            Finding[] clashes = [.. NameFindings(type)];
            _findings.AddRange(clashes);
            ReadSource();
            ModelGraph graph = Graph();
            ReportCalibration(graph);
            return new ModelReading(PassGraph(graph) ?? graph, obstacle is null && clashes.Length == 0 ? Plan(graph) : null, _findings.ToEquatableArray()) { Pretrained = pretrained };
        }

        private void ReadInputs()
        {
            IMethodSymbol? forward = ForwardReader.Find(type, MethodBodies.Of(compilation), cancellation);
            foreach (string problem in InputReader.Problems(type, forward))
                _findings.Add(new Finding(UsageRules.OptionOutOfRange, string.Empty, FindingPlace.Type, EquatableArray.Of(type.Name, problem)));
        }

        private ModelGraph Graph() => _models.Forward(type, trees, cancellation) is { } forward ? Graph(forward) : _graph.Build(Name);

        private ModelGraph? PassGraph(ModelGraph graph) => graph.Order == LayerOrder.Declaration && _models.Pass(type, trees, cancellation) is { } pass ? Graph(pass) : null;

        private ModelGraph Graph(ForwardGraph forward) =>
            forward.Build(Name, _layers, owner => SymbolEqualityComparer.Default.Equals(forward.Reading.Owners[owner], type) ? _layers : LayersOf(forward.Reading.Owners[owner]));

        public IReadOnlyDictionary<string, LayerNode> LayersOf(INamedTypeSymbol owner) => _models.Layers(owner, trees, found =>
        {
            var reading = new Reading(owner, compilation, found, cancellation);
            ReachableTypes.AddTrees(owner, found);
            reading.ReadMembers();
            return reading._layers;
        });

        private string Name => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);

        private ModelPlan Plan(ModelGraph graph) => new(
            TypeHierarchy.FullName(type),
            Name,
            TypeHierarchy.Namespace(type),
            TypeHierarchy.Declarations(type),
            type.IsValueType,
            type.IsSealed || type.IsValueType,
            BaseIsModel,
            BaseIsModel || TypeHierarchy.InheritsMember(type, "InitializeWeights"),
            _plans.ToEquatableArray(),
            SignalReader.Read(graph))
        {
            Load = PretrainedAttributes.Load(type, _members),
            Forward = ForwardPlanReader.Read(graph, out _),
        };

        private bool BaseIsModel => type.BaseType is { SpecialType: SpecialType.None } ancestor && Models.IsGenerated(ancestor);

        private List<MemberPlan> ReadMembers()
        {
            foreach (MarkedMember member in _members)
            {
                cancellation.ThrowIfCancellationRequested();
                MemberPlan plan = ReadMember(member) ?? new SkippedPlan(TypeNames.Escape(member.Symbol.Name), Display(member));
                _plans.Add(WithFile(plan, member));
            }

            return _plans;
        }

        // What a base class fills under a path, a derived one may not fill under the same: both would draw the same values. Of each base
        // its own members are read and no more, or a hierarchy would cost twice as much with each level.
        private void ClaimInherited()
        {
            for (INamedTypeSymbol? level = type.BaseType?.OriginalDefinition; level is not null; level = level.BaseType?.OriginalDefinition)
            {
                if (level.DeclaringSyntaxReferences.IsEmpty || LayerTypes.IsMarked(level) || TypeHierarchy.Find(level) is not null) continue;
                foreach (MemberPlan member in new Reading(level, compilation, trees, cancellation).ReadMembers())
                {
                    string? path = (member as ParameterPlan)?.Path ?? (member as SubmodelPlan)?.Segment ?? (member as LayersPlan)?.Segment;
                    if (path is not null) _names.Claim(path, member.Display);
                }
            }
        }

        private static ITypeSymbol TypeOf(MarkedMember member) => member.Symbol is IFieldSymbol field ? field.Type : ((IPropertySymbol)member.Symbol).Type;

        // Whether a member may be null is no difference between types here.
        private static string Short(ITypeSymbol symbol) => symbol.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat
            .RemoveMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier));

        private string Display(MarkedMember member) => type.Name + "." + member.Symbol.Name;

        private MemberPlan? ReadMember(MarkedMember member)
        {
            ISymbol symbol = member.Symbol;
            if (symbol.IsStatic)
                return Unsupported(member, "it is static, and weights belong to an object", "remove 'static'");
            if (symbol is IPropertySymbol { IsIndexer: true })
                return Unsupported(member, "it is an indexer", "mark the field or property that holds the weights");
            if (symbol is IPropertySymbol { IsAbstract: true, ContainingType.TypeKind: not TypeKind.Interface })
                return Unsupported(member, "it is abstract", "mark the property that overrides it");
            if (symbol is IPropertySymbol { ExplicitInterfaceImplementations.IsEmpty: false })
                return Unsupported(member, "it implements an interface explicitly", "mark the field behind it, or implement it as an ordinary property");
            if (symbol is IPropertySymbol { GetMethod: null })
                return Unsupported(member, "it has no getter", "give it one");

            ITypeSymbol memberType = TypeOf(member);
            switch (StorageReader.Read(memberType))
            {
                case Storage.Weights weights when member.Find(nameof(TiedToAttribute)) is not null:
                    return ReadTied(member, memberType, weights);
                case Storage.Models when member.Find(nameof(TiedToAttribute)) is not null:
                    return Unsupported(member, "it holds models, and only weights are tied", "tie the weights inside, or mark one of the members that hold the same model");
                case Storage.Layers when member.Find(nameof(TiedToAttribute)) is not null:
                    return Unsupported(member, "it holds layers, and only weights are tied", "tie the weights inside, or mark one of the members that hold the same layer");
                case Storage.Modules when member.Find(nameof(TiedToAttribute)) is not null:
                    return Unsupported(member, "it holds modules, and only weights are tied", "give both modules the same Parameter");
                case Storage.Weights { Kind: StorageKind.Parameter } when !LayerShapeReader.ShapesOn(member).Any():
                    return ReadModules(member, memberType, new Storage.Modules((INamedTypeSymbol)memberType, ModuleContent.Parameter, IsSequence: false));
                case Storage.Modules modules:
                    return ReadModules(member, memberType, modules);
                case Storage.Weights weights:
                    return ReadWeights(member, weights);
                case Storage.Layers layers:
                    return ReadLayers(member, layers);
                case Storage.Models models:
                    return ReadSubmodel(member, models);
                case Storage.Unsupported unsupported:
                    return Unsupported(member, unsupported.Why, unsupported.Remedy);
                default:
                    return null;
            }
        }

        private bool IsHiddenOutside(ResolvedScheme? scheme, string weight) =>
            scheme?.Law.Kind == DistributionKind.Constant && _models.IsHiddenOutside(type, weight, trees, cancellation);

        private SubmodelPlan? ReadSubmodel(MarkedMember member, Storage.Models models)
        {
            if (LayerShapeReader.ShapesOn(member).Any())
            {
                Report(UsageRules.ShapeContradiction, member, FindingPlace.Shape, "is declared on a model", "remove the shape: the weights inside declare theirs");
                return null;
            }

            if (!models.IsSequence && ModelCycles.Find(type, models.Model) is { } way)
            {
                string over = way.Count == 1 ? string.Empty : $" by way of '{string.Join("', '", way.Take(way.Count - 1).Select(Short))}'";
                return (SubmodelPlan?)Unsupported(
                    member, $"each '{type.Name}' holds a further one{over}, without end", "keep the inner models in a list or an array, which may be empty");
            }

            if (!HasGoodName(member)) return null;
            string segment = LayerNames.Segment(member);
            if (_names.Claim(segment, member.Symbol.Name) is { } other) return Duplicate(member, segment, other);

            if (member.Find(nameof(InitAttribute)) is { } init && init.IsUnderstood() && UnreadOptions.OfModel(member.Symbol.Name, init, models.Model.Name) is { } unread)
                _findings.Add(unread);
            _graph.AddSubmodel(member.Symbol.Name, models.Model.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat), models.IsSequence);
            if (!Models.IsGenerated(models.Model)) return null;

            bool assignable = StorageFit.IsAssignable(member.Symbol);
            if (SubmodelFit.Held(member.Symbol, models.Model, models.IsSequence) is not { } kind)
                return (SubmodelPlan?)Unsupported(member, SubmodelFit.NotWrittenBack, "make the member assignable, or the model a class");

            return new SubmodelPlan(
                TypeNames.Escape(member.Symbol.Name),
                Display(member),
                segment,
                kind,
                assignable,
                models.Model.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat));
        }

        private ParameterPlan? ReadWeights(MarkedMember member, Storage.Weights storage)
        {
            LayerShapeReader.Result shape = _shapes.Read(member);
            if (shape.Shape is not { } layer)
            {
                if (shape.Problem is not null) Report(UsageRules.ShapeContradiction, member, FindingPlace.Shape, shape.Problem, shape.Remedy);
                _graph.AddUnknown(member.Symbol.Name, "its shape is not known");
                return null;
            }

            AttributeData? init = member.Find(nameof(InitAttribute));
            if (init is not null && !init.IsUnderstood())
            {
                _graph.AddUnknown(member.Symbol.Name, "its attribute does not compile");
                return null;
            }

            ActivationInfo? declared = ReadActivation(member, out bool activationIsBad);
            ActivationInfo? read = layer.Role == LayerRole.Weight ? _models.Followers(type, member.Symbol.Name, trees, cancellation)?.Decisive : null;
            ActivationInfo? follower = declared ?? read;
            SchemeOptions options = InitReader.Read(init, layer.Role, type, cancellation);
            IReadOnlyList<OptionProblem> problems = SchemeCatalog.Validate(options, layer.Role);
            if (problems.Count == 0 && layer.Weight is { } shaped && SchemeCatalog.ValidateShape(options, shaped) is { } misfit)
                problems = [misfit];
            foreach (OptionProblem problem in problems) Report(UsageRules.OptionOutOfRange, member, FindingPlace.Init, InitReader.Text(problem));

            bool nameIsGood = HasGoodName(member);
            bool fits = Fits(member, storage, layer);
            string? path = ClaimPath(member, layer);
            if (problems.Count > 0 || activationIsBad || !nameIsGood || !fits || path is null)
            {
                _graph.AddUnknown(member.Symbol.Name, "it cannot be generated");
                return null;
            }

            if (layer.Kind == LayerKind.Bias && SchemeCatalog.ReadsFans(options, layer.Role))
            {
                if (OwnerOf(member, out _)?.Layer is not { } of)
                {
                    Report(
                        UsageRules.OptionOutOfRange,
                        member,
                        FindingPlace.Init,
                        $"Scheme.{options.Scheme} draws a bias by the fan of its layer, and this one has none; name it with For = nameof(...)");
                    _graph.AddUnknown(member.Symbol.Name, "it cannot be generated");
                    return null;
                }

                layer = layer with { Of = of };
            }

            SchemePlan scheme = SchemeCatalog.Plan(options, layer.Role, follower);
            if (init is not null && UnreadOptions.OfWeight(member.Symbol.Name, init, options, layer.Role, scheme) is { } unread) _findings.Add(unread);
            bool isLoaded = IsLoaded(member) || options.Scheme == Scheme.Lsuv;
            if (scheme.IsGuess && layer.Role == LayerRole.Weight && !isLoaded) ReportGuess(member, scheme, follower);

            ResolvedScheme? resolved = scheme.FixedLaw is not null ? scheme.Resolve(default)
                : layer.Source is { IsConstant: true, Weight: { } weight } source
                    ? scheme.Resolve(source.Fans.GetValueOrDefault(), weight)
                    : null;
            if (StorageFit.FindForWhole(layer, scheme) is { } tooLarge)
            {
                Report(UsageRules.ShapeContradiction, member, tooLarge.Place, tooLarge.Problem, tooLarge.Remedy);
                _graph.AddUnknown(member.Symbol.Name, tooLarge.Problem);
                return null;
            }

            if (ElementRange.Trouble(scheme, resolved, storage.Element) is { } trouble)
            {
                Report(UsageRules.OptionOutOfRange, member, FindingPlace.Init, trouble);
                _graph.AddUnknown(member.Symbol.Name, trouble);
                return null;
            }

            _layers[member.Symbol.Name] = _graph.AddLayer(member.Symbol.Name, layer, isLoaded ? SchemeOptions.Auto : options, isLoaded ? null : resolved, follower, IsHiddenOutside(resolved, member.Symbol.Name)) with { IsFollowerDeclared = declared is not null, FollowerRead = read, Path = path, IsCalibrated = options.Scheme == Scheme.Lsuv, AllocatedInner = RowReader.Read(member.Symbol, storage, layer, compilation, cancellation) };
            return new ParameterPlan(
                TypeNames.Escape(member.Symbol.Name),
                Display(member),
                path,
                storage.Kind,
                storage.Element,
                storage.Kind is not (StorageKind.Pointer or StorageKind.Parameter) && StorageFit.IsAssignable(member.Symbol),
                layer,
                scheme,
                resolved,
                init?.Seed(nameof(InitAttribute.Seed)));
        }

        private TiedPlan? ReadTied(MarkedMember member, ITypeSymbol memberType, Storage.Weights storage)
        {
            TieReader.Result tie = TieReader.Read(member, _members, type);
            LayerShapeReader.Result? shape = LayerShapeReader.ShapesOn(member).Any() ? _shapes.Read(member) : null;
            string? trouble = tie switch
            {
                { Problem: { } problem } => problem,
                { Owner: { } other } when !SymbolEqualityComparer.Default.Equals(TypeOf(other), memberType) =>
                    $"it is '{Short(memberType)}', but '{other.Symbol.Name}', to which it is tied, is '{Short(TypeOf(other))}'; give both the same type",
                _ when member.Find(nameof(InitAttribute)) is not null => "its weights are those of the member it is tied to, and start as they do; remove [Init]",
                _ => null,
            };
            if (trouble is not null)
                Report(UsageRules.OptionOutOfRange, member, FindingPlace.Tie, trouble);
            else if (shape is { Problem: { } contradiction })
                Report(UsageRules.ShapeContradiction, member, FindingPlace.Shape, contradiction, shape.Remedy);
            if (trouble is not null || tie.Owner is not { } owner || shape is { Shape: null }) return null;

            LayerShape? owned = _shapes.Read(owner).Shape;
            if (shape?.Shape is { IsConstant: true } own && owned is { IsConstant: true } && own.Axes != owned.Axes)
            {
                Report(
                    UsageRules.ShapeContradiction,
                    member,
                    FindingPlace.Shape,
                    $"is {own}, but that of '{owner.Symbol.Name}', to which it is tied, is {owned}",
                    "declare the same shape, or none");
                return null;
            }

            if (StorageFit.FindForTied(member.Symbol, owner.Symbol.Name, _allocations) is { } unset)
            {
                Report(UsageRules.ShapeContradiction, member, unset.Place, unset.Problem, unset.Remedy);
                return null;
            }

            // It has no path of its own, but a bias of its own may follow it.
            if ((shape?.Shape ?? owned) is { } layer) _names.Declare(member.Symbol.Name, LayerNames.Segment(member), layer);
            return new TiedPlan(
                TypeNames.Escape(member.Symbol.Name),
                Display(member),
                TypeNames.Escape(owner.Symbol.Name),
                Display(owner),
                storage.Kind,
                StorageFit.IsAssignable(member.Symbol));
        }

        private void ReportGuess(MarkedMember member, SchemePlan scheme, ActivationInfo? follower)
        {
            string[] details = follower is null
                ? ["cannot see the activation after", "as a linear layer (Xavier, gain 1)", "declare the activation with [Activation(...)], or name the scheme"]
                : [$"knows no gain for {follower.Name}, which follows", $"with {scheme.GainText}", "set Gain, or name the scheme"];
            Report(UsageRules.AutoCannotSeeActivation, member, FindingPlace.Init, details);
        }

        private bool HasGoodName(MarkedMember member)
        {
            if (member.Find(nameof(InitAttribute))?.Text(nameof(InitAttribute.Name)) is not { } name || LayerNames.IsGood(name)) return true;
            Report(UsageRules.OptionOutOfRange, member, FindingPlace.Init, LayerNames.BadName);
            return false;
        }

        private ActivationInfo? ReadActivation(MarkedMember member, out bool isBad)
        {
            isBad = false;
            if (member.Find(nameof(ActivationAttribute)) is not { } attribute) return null;
            if (!attribute.IsUnderstood())
            {
                isBad = true;
                return null;
            }

            if (InitReader.ReadActivation(attribute, out ActivationInfo? activation) is not { } problem) return activation;
            Report(UsageRules.OptionOutOfRange, member, FindingPlace.Member, problem);
            isBad = true;
            return null;
        }

        private bool Fits(MarkedMember member, Storage.Weights storage, LayerShape layer)
        {
            if (StorageFit.Find(member.Symbol, storage, layer, _allocations) is not { } trouble) return true;
            Report(UsageRules.ShapeContradiction, member, trouble.Place, trouble.Problem, trouble.Remedy);
            return false;
        }

        private string? ClaimPath(MarkedMember member, LayerShape layer)
        {
            string path;
            if (layer.Kind == LayerKind.Bias)
            {
                if (OwnerOf(member, out bool known) is { } owner)
                {
                    if (owner.Layer is { } of && of.Outer is { IsConstant: true } outer && layer.Outer is { IsConstant: true } size && outer != size)
                    {
                        Report(
                            UsageRules.ShapeContradiction,
                            member,
                            FindingPlace.Shape,
                            Invariant($"has {size.Constant} elements, but '{owner.Member}' has {outer.Constant} outputs"),
                            Invariant($"write [Bias({outer.Constant})], or name another layer with For = nameof(...)"));
                        return null;
                    }

                    path = LayerNames.Pinned(member) ?? owner.Segment;
                    path += ".bias";
                }
                else if (known)
                {
                    path = LayerNames.Segment(member) + ".bias";
                }
                else
                {
                    return null;
                }
            }
            else
            {
                string segment = LayerNames.Segment(member);
                path = segment + ".weight";
                _names.Declare(member.Symbol.Name, segment, layer);
            }

            if (_names.Claim(path, member.Symbol.Name) is not { } other) return path;
            Duplicate(member, path, other);
            return null;
        }

        /// <summary>The layer a bias belongs to: the one it names, or the one declared last before it.</summary>
        private LayerNames.Owner? OwnerOf(MarkedMember bias, out bool known)
        {
            known = true;
            string? named = bias.Find(nameof(BiasAttribute))!.Text(nameof(BiasAttribute.For));
            if (named is null) return _names.Last;
            if (_names.Find(named) is { } owner) return owner;

            // A layer declared further down, or of which only the shape is given.
            ISymbol? symbol = type.GetMembers(named).FirstOrDefault(static candidate => candidate is IFieldSymbol or IPropertySymbol);
            MarkedMember? marked = _members.FirstOrDefault(candidate => candidate.Symbol.Name == named);
            if (symbol is not null)
            {
                LayerShape? shape = marked is null ? null : _shapes.Read(marked).Shape;
                return new LayerNames.Owner(named, marked is null ? LayerNames.Segment(symbol.Name) : LayerNames.Segment(marked), shape);
            }

            Report(
                UsageRules.ShapeContradiction,
                bias,
                FindingPlace.Shape,
                $"names '{named}' as its layer, but '{type.Name}' has no such member",
                "use For = nameof(...) of the member that holds the layer's weight");
            known = false;
            return null;
        }

        private SubmodelPlan? Duplicate(MarkedMember member, string path, string other)
        {
            Report(
                UsageRules.OptionOutOfRange,
                member,
                FindingPlace.Init,
                $"its path '{path}' is also that of '{other}', and both would start with the same values; set Name on one of them, or For on a bias");
            return null;
        }

        private MemberPlan? Unsupported(MarkedMember member, string why, string remedy)
        {
            Report(UsageRules.UnsupportedMember, member, FindingPlace.Member, why, remedy);
            _graph.AddUnknown(member.Symbol.Name, why);
            return null;
        }

        private void Report(RuleInfo rule, MarkedMember member, FindingPlace place, params string[] details) => _findings.Add(new Finding(
            rule,
            member.Symbol.Name,
            place,
            new[] { member.Symbol.Name }.Concat(details).ToEquatableArray()));

        private static string Invariant(System.FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
    }
}
