using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A rectifier with a slope to learn.</summary>
public sealed class PReLU : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = nameof(weight))]
    private Parameter? _weight;

    internal PReLU(long num_parameters, double init, Device? device = null, ScalarType? dtype = null)
        : base(nameof(PReLU))
    {
        this.num_parameters = num_parameters;
        this.init = init;
        weight = Parameter.New([num_parameters], device, dtype);
    }

    public Parameter weight
    {
        get => _weight!;
        set
        {
            if (ReferenceEquals(value, _weight)) return;
            _weight?.Dispose();
            _weight = value.DetachFromDisposeScope() as Parameter;
            ConditionallyRegisterParameter(nameof(weight), _weight);
        }
    }

    public long num_parameters { get; private set; }

    public double init { get; private set; }

    public override Tensor forward(Tensor tensor) => throw Stub.Nothing;

    public override string GetName() => nameof(PReLU);
}
