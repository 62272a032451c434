using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>One step of a recurrent network. Native: each reading of a parameter makes a new wrapper around the same memory.</summary>
public sealed class RNNCell : nn.Module<Tensor, Tensor, Tensor>
{
    internal RNNCell(Recurrent shape)
        : base(nameof(RNNCell))
    {
        foreach ((string name, Parameter parameter) in shape.CellParameters(gates: 1)) register_parameter(name, parameter);
    }

    public Parameter? bias_ih
    {
        get => get_parameter(nameof(bias_ih)) is { } parameter ? new Parameter(parameter.Body) : null;
        set => ConditionallyRegisterParameter(nameof(bias_ih), value);
    }

    public Parameter? bias_hh
    {
        get => get_parameter(nameof(bias_hh)) is { } parameter ? new Parameter(parameter.Body) : null;
        set => ConditionallyRegisterParameter(nameof(bias_hh), value);
    }

    public Parameter? weight_ih
    {
        get => get_parameter(nameof(weight_ih)) is { } parameter ? new Parameter(parameter.Body) : null;
        set => ConditionallyRegisterParameter(nameof(weight_ih), value);
    }

    public Parameter? weight_hh
    {
        get => get_parameter(nameof(weight_hh)) is { } parameter ? new Parameter(parameter.Body) : null;
        set => ConditionallyRegisterParameter(nameof(weight_hh), value);
    }

    public override Tensor forward(Tensor input, Tensor? h0 = null) => throw Stub.Nothing;
}

public sealed class GRUCell : nn.Module<Tensor, Tensor, Tensor>
{
    internal GRUCell(Recurrent shape)
        : base(nameof(GRUCell))
    {
        foreach ((string name, Parameter parameter) in shape.CellParameters(gates: 3)) register_parameter(name, parameter);
    }

    public Parameter? bias_ih
    {
        get => get_parameter(nameof(bias_ih)) is { } parameter ? new Parameter(parameter.Body) : null;
        set => ConditionallyRegisterParameter(nameof(bias_ih), value);
    }

    public Parameter? bias_hh
    {
        get => get_parameter(nameof(bias_hh)) is { } parameter ? new Parameter(parameter.Body) : null;
        set => ConditionallyRegisterParameter(nameof(bias_hh), value);
    }

    public Parameter? weight_ih
    {
        get => get_parameter(nameof(weight_ih)) is { } parameter ? new Parameter(parameter.Body) : null;
        set => ConditionallyRegisterParameter(nameof(weight_ih), value);
    }

    public Parameter? weight_hh
    {
        get => get_parameter(nameof(weight_hh)) is { } parameter ? new Parameter(parameter.Body) : null;
        set => ConditionallyRegisterParameter(nameof(weight_hh), value);
    }

    public override Tensor forward(Tensor input, Tensor? h0 = null) => throw Stub.Nothing;
}

public sealed class LSTMCell : nn.Module<Tensor, (Tensor, Tensor)?, (Tensor, Tensor)>
{
    internal LSTMCell(Recurrent shape)
        : base(nameof(LSTMCell))
    {
        foreach ((string name, Parameter parameter) in shape.CellParameters(gates: 4)) register_parameter(name, parameter);
    }

    public Parameter? bias_ih
    {
        get => get_parameter(nameof(bias_ih)) is { } parameter ? new Parameter(parameter.Body) : null;
        set => ConditionallyRegisterParameter(nameof(bias_ih), value);
    }

    public Parameter? bias_hh
    {
        get => get_parameter(nameof(bias_hh)) is { } parameter ? new Parameter(parameter.Body) : null;
        set => ConditionallyRegisterParameter(nameof(bias_hh), value);
    }

    public Parameter? weight_ih
    {
        get => get_parameter(nameof(weight_ih)) is { } parameter ? new Parameter(parameter.Body) : null;
        set => ConditionallyRegisterParameter(nameof(weight_ih), value);
    }

    public Parameter? weight_hh
    {
        get => get_parameter(nameof(weight_hh)) is { } parameter ? new Parameter(parameter.Body) : null;
        set => ConditionallyRegisterParameter(nameof(weight_hh), value);
    }

    public override (Tensor, Tensor) forward(Tensor input, (Tensor, Tensor)? h0_c0) => throw Stub.Nothing;

    public new (Tensor, Tensor) call(Tensor input, (Tensor, Tensor)? h0_c0 = null) => base.call(input, h0_c0);
}
